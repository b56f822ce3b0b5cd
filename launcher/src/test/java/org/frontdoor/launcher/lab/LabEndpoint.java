package org.frontdoor.launcher.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.pki.PrivateFiles;

/** A laboratory for a test: real processes, which are all gone when it is closed. */
final class LabEndpoint implements AutoCloseable {

  /** For every condition that is waited for; generous, since nothing is measured by it. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LabFolder folder;
  private final World world = World.real();
  private final LabPki pki;
  private final List<Runnable> open = new ArrayList<>();
  private Optional<ProviderProcess> provider = Optional.empty();
  private Optional<ProviderProcess.Plan> plan = Optional.empty();

  private LabEndpoint(LabFolder folder, LabPki pki) {
    this.folder = folder;
    this.pki = pki;
  }

  /** Prepares issuers; nothing is written yet, so that a test may revoke something first. */
  static LabEndpoint in(Path folder) {
    World world = World.real();
    return new LabEndpoint(
        new LabFolder(folder), LabPki.create("XX", world.clock(), world.random()));
  }

  /** Writes the laboratory with authorities AUTH0001, AUTH0002 and so on. */
  LabEndpoint with(int authorities) {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= authorities; i++) {
      ids.add("AUTH000" + i);
    }
    try {
      PrivateFiles.folder(folder.root());
      new LabWriter(new LabPlan("XX", "PROVIDER1", ids), pki, world.random()).write(folder.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  LabFolder folder() {
    return folder;
  }

  LabPki pki() {
    return pki;
  }

  World world() {
    return world;
  }

  /**
   * Starts the provider, with an upper tester.
   *
   * @param settings environment variables that override its configuration
   * @param options further options of {@code provider start}
   */
  ProviderProcess startProvider(Map<String, String> settings, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--upper-tester"));
    arguments.addAll(List.of(options));
    return start(
        ProviderProcess.Plan.of(folder.providerConfig(), arguments, log("provider"))
            .with(settings));
  }

  /** Starts the provider that was started before once more, where it was. */
  ProviderProcess restartProvider() {
    return start(plan.orElseThrow());
  }

  private ProviderProcess start(ProviderProcess.Plan wanted) {
    ProviderProcess started = ProviderProcess.start(wanted);
    provider = Optional.of(started);
    plan = Optional.of(wanted.on(started.ports()));
    open.add(started::close);
    return started;
  }

  ProviderProcess provider() {
    return provider.orElseThrow();
  }

  /** Kills the provider's process as {@code kill -9} does. */
  void killProvider() {
    provider().child().kill();
  }

  /** The tester; connects anew when the provider was started anew. */
  UpperTester tester() {
    UpperTester tester =
        LabAuthority.at(folder.authority(), provider().ports().li(), world)
            .tester(folder, provider().ports().upperTester());
    open.add(tester::close);
    return tester;
  }

  /** An authority's seat; nothing is started yet. */
  Seat seat(int number) {
    Path home = number == 1 ? folder.authority() : folder.furtherAuthority("AUTH000" + number);
    Seat seat = new Seat(this, home, log("authority-" + number));
    open.add(seat::close);
    return seat;
  }

  Path log(String process) {
    return folder.root().resolve("logs").resolve(process + ".log");
  }

  /** What all processes wrote to their standard error so far. */
  String logs() {
    try (var files = Files.list(folder.root().resolve("logs"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    open.reversed().forEach(Runnable::run);
  }
}
