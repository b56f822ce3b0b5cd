package org.frontdoor.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.pki.PrivateFiles;

/**
 * The folder of a demonstration.
 *
 * @param root the folder
 */
record Workplace(Path root) {

  private static final String MARK = "made-by-frontdoor-demo";

  /**
   * Makes the folder and a laboratory in it. The laboratory of an earlier demonstration in the same
   * folder is removed; nothing else is.
   *
   * @param asked the folder that was asked for
   * @throws IOException if it cannot be written, or holds a laboratory that no demonstration made
   */
  static Workplace make(Optional<Path> asked, World world) throws IOException {
    Path root =
        asked.isPresent()
            ? Files.createDirectories(asked.get()).toAbsolutePath().normalize()
            : Files.createTempDirectory("frontdoor-demo-");
    Workplace workplace = new Workplace(root);
    Path lab = workplace.lab().root();
    if (Files.exists(lab)) {
      if (!Files.exists(lab.resolve(MARK))) {
        throw new IOException(lab + " was not made by a demonstration; choose another --out");
      }
      PrivateFiles.delete(lab);
    }
    Files.deleteIfExists(workplace.records());
    Files.deleteIfExists(workplace.report());
    PrivateFiles.folder(lab);
    Files.createFile(lab.resolve(MARK));
    new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(lab);
    return workplace;
  }

  /** The laboratory. */
  LabFolder lab() {
    return new LabFolder(root.resolve("lab"));
  }

  /** Records in clear. */
  Path records() {
    return root.resolve("records.jsonl");
  }

  /** The report. */
  Path report() {
    return root.resolve("report.json");
  }

  /** What a process wrote to its standard error. */
  Path log(String process) {
    return root.resolve("logs").resolve(process + ".log");
  }
}
