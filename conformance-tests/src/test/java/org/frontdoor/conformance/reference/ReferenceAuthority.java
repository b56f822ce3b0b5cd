package org.frontdoor.conformance.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.conformance.credentials.SeatFolder;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.net.AuthorityWorld;
import org.frontdoor.conformance.net.ChildPrograms;
import org.frontdoor.conformance.net.Programs;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.run.Runner;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.statement.StatementException;
import org.frontdoor.conformance.statement.StatementReader;
import org.frontdoor.conformance.wire.World;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.process.JavaProgram;

/** A laboratory whose authority is under test. */
public final class ReferenceAuthority {

  private static final String PARTIES = "org.frontdoor.testbed.process.PartyMain";

  private final LabFolder lab;
  private final InstantSource clock;

  private ReferenceAuthority(LabFolder lab, InstantSource clock) {
    this.lab = lab;
    this.clock = clock;
  }

  /** Makes a laboratory in an empty folder. */
  public static ReferenceAuthority in(Path folder) {
    org.frontdoor.testbed.World world = org.frontdoor.testbed.World.real();
    try {
      new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReferenceAuthority(new LabFolder(folder), world.clock());
  }

  /** The laboratory. */
  public LabFolder lab() {
    return lab;
  }

  /** The clock of this program. */
  public InstantSource clock() {
    return clock;
  }

  /** What the authority declares. */
  public EndpointStatement statement() {
    try {
      Path file = lab.conformance().resolve("authority-endpoint.yaml");
      return StatementReader.read("authority-endpoint.yaml", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StatementException e) {
      throw new AssertionError(e);
    }
  }

  /** What all cases of a run share. */
  public Setting setting(String run) {
    try {
      return new Setting(
          statement(),
          "XX",
          SeatFolder.load(lab.conformance(), clock.instant()),
          List.of(),
          run,
          1);
    } catch (CredentialException e) {
      throw new AssertionError(e);
    }
  }

  /** The programs that the declaration names, started as a stranger's would be. */
  public Programs processes(Path work) {
    Map<String, List<String>> commands = new HashMap<>();
    statement()
        .adapter()
        .commands()
        .forEach(
            (name, words) -> {
              List<String> command = new ArrayList<>(JavaProgram.main(PARTIES, List.of()));
              command.addAll(words.subList(1, words.size()));
              commands.put(name, command);
            });
    return new ChildPrograms(commands, lab.conformance(), work);
  }

  /** Runs cases against an authority that is run by these programs. */
  public RunResult run(List<TestCase> cases, Setting setting, Programs programs) {
    try (World world =
        new AuthorityWorld(new Address("127.0.0.1", 0), setting.seats(), programs, clock)) {
      return new Runner(setting, clock, RunListener.NONE, Runner.Limits.usual()).run(world, cases);
    }
  }
}
