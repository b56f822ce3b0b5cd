package org.frontdoor.testbed.pki;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frontdoor.testbed.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frontdoor pki init}. */
@Command(
    name = "init",
    description = {
      "Makes a laboratory: issuers with revocation lists, keys and configuration files of a provider and its"
          + " authorities, keys of a judge, a prosecutor, a time-stamping authority and a tester."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the laboratory was made",
      "1:it could not be written",
      "2:an argument is wrong, or the folder is not empty"
    })
final class PkiInitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to be made.")
  private Path folder;

  @Option(
      names = "--country",
      paramLabel = "XX",
      defaultValue = "XX",
      description = "Country of everybody (default: ${DEFAULT-VALUE}).")
  private String country;

  @Option(
      names = "--provider-id",
      paramLabel = "ID",
      defaultValue = "PROVIDER1",
      description = "Identifier of the provider (default: ${DEFAULT-VALUE}).")
  private String provider;

  @Option(
      names = "--authority",
      paramLabel = "ID",
      defaultValue = "AUTH0001",
      description = "Identifier of an authority; may be repeated (default: ${DEFAULT-VALUE}).")
  private List<String> authorities;

  @Option(
      names = "--provider-host",
      paramLabel = "HOST",
      defaultValue = LabPlan.LOOPBACK,
      description =
          "Name or address at which authorities reach the provider (default: ${DEFAULT-VALUE}).")
  private String providerHost;

  @Option(
      names = "--force",
      description =
          "Take the folder's name even if it is not empty; it is kept under another name.")
  private boolean force;

  @Option(names = "--json", description = "Say in JSON what was made.")
  private boolean json;

  PkiInitCommand() {}

  @Override
  public Integer call() {
    LabPlan plan = plan();
    try {
      if (FolderSwap.isTaken(folder) && !force) {
        throw new ParameterException(
            spec.commandLine(),
            folder
                + " is not empty; choose another folder, or give --force to move it aside and make a new one");
      }
      World world = World.real();
      Optional<Path> aside =
          FolderSwap.make(
              folder,
              suffix(world.random()),
              made -> new LabWriter(plan, world.clock(), world.random()).write(made));
      say(plan, aside);
      return 0;
    } catch (IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("Cannot make " + folder + ": " + e.getMessage());
      err.println("Nothing was changed. Make sure that the folder above it can be written.");
      return 1;
    }
  }

  private LabPlan plan() {
    try {
      return new LabPlan(country, provider, authorities, providerHost);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void say(LabPlan plan, Optional<Path> aside) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("folder", folder.toAbsolutePath().normalize().toString());
      node.put("country", plan.country());
      node.put("provider", plan.provider());
      node.putPOJO("authorities", plan.authorities());
      aside.ifPresent(old -> node.put("movedAside", old.toString()));
      out.println(node);
      return;
    }
    out.println("Made a laboratory of " + plan.country() + " in " + folder + ":");
    out.println("  provider   " + plan.provider());
    out.println("  authority  " + String.join(", ", plan.authorities()));
    out.println("  judge, prosecutor, time stamps, tester");
    out.println(folder.resolve("README.txt") + " says what is what.");
    aside.ifPresent(old -> out.println("What was there before is now in " + old));
  }

  private static String suffix(SecureRandom random) {
    return String.format(Locale.ROOT, "%08x", random.nextInt());
  }
}
