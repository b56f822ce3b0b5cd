package org.frontdoor.provider.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.provider.accountability.LogUnavailableException;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.TrafficException;
import org.frontdoor.provider.messenger.TrafficProfile;
import org.frontdoor.provider.messenger.TrafficSpeed;
import org.frontdoor.provider.register.RegisterUnavailableException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a provider and runs it until it is told to stop. */
@Command(
    name = "start",
    description = "Starts the provider and serves until it is stopped (Ctrl-C).",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped as asked",
      "2:wrong options",
      "74:a store cannot be opened: disk full, read-only or in use",
      "77:a key, certificate or trust file cannot be used",
      "78:the configuration cannot be used, or a port is taken"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor provider start --config lab/provider/provider.yaml",
      "  frontdoor provider start --config lab/provider/provider.yaml --upper-tester --trace messages.txt --speed max"
    })
final class StartCommand implements Callable<Integer> {

  private static final int IO = 74;
  private static final int CREDENTIALS = 77;
  private static final int CONFIGURATION = 78;
  private static final int CRASHED = 137;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The provider's configuration; `frontdoor pki init` writes one.")
  private Path config = Path.of("provider.yaml");

  @Option(
      names = "--upper-tester",
      description =
          "Open the upper tester, on loopback unless configured. For tests only: it moves the clock and ends the process.")
  private boolean upperTester;

  @Option(names = "--metrics", description = "Open the page of metrics on loopback.")
  private boolean metrics;

  @ArgGroup(
      validate = false,
      heading = "%nTraffic, started by the upper tester, or at once without one:%n")
  private TrafficOptions traffic = new TrafficOptions();

  @Option(names = "--json", description = "Say where it serves as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      run();
      return 0;
    } catch (ConfigException e) {
      return refuse(err, e, CONFIGURATION);
    } catch (CredentialException e) {
      return refuse(err, e, CREDENTIALS);
    } catch (TrafficException
        | SpoolException
        | JournalUnavailableException
        | RegisterUnavailableException
        | LogUnavailableException e) {
      return refuse(err, e, IO);
    }
  }

  private static int refuse(PrintWriter err, Exception reason, int code) {
    err.println("frontdoor: the provider was not started: " + reason.getMessage());
    err.flush();
    return code;
  }

  private void run() throws CredentialException, InterruptedException {
    ProviderConfig read = ConfigFile.read(config, System.getenv());
    StartOptions options = new StartOptions(upperTester, metrics, order());
    Provider provider = ProviderAssembly.start(read, options, surroundings());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      provider.close();
                      stopped.countDown();
                    }));
    if (!upperTester) {
      provider.traffic().ifPresent(source -> source.start());
    }
    announce(provider.ports());
    stopped.await();
  }

  private TrafficOrder order() {
    try {
      if (traffic.trace != null) {
        return new TrafficOrder.Trace(traffic.trace, TrafficSpeed.parse(traffic.speed));
      }
      return traffic.generator
          ? new TrafficOrder.Generated(
              TrafficProfile.endless(
                  traffic.seed,
                  traffic.users,
                  traffic.rate,
                  Duration.ofSeconds(traffic.daySeconds)))
          : new TrafficOrder.None();
    } catch (IllegalArgumentException e) {
      throw new ConfigException("traffic options: " + e.getMessage());
    }
  }

  private void announce(Provider.Ports ports) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          "{\"ready\":true,\"li\":"
              + ports.li()
              + ",\"messenger\":"
              + ports.messenger()
              + ",\"log\":"
              + ports.log()
              + (ports.upperTester().isPresent()
                  ? ",\"upperTester\":" + ports.upperTester().getAsInt()
                  : "")
              + (ports.metrics().isPresent() ? ",\"metrics\":" + ports.metrics().getAsInt() : "")
              + "}");
    } else {
      out.println(
          "HI-1 and HI-2 at port " + ports.li() + ", messenger at port " + ports.messenger());
      out.println("log of taskings at port " + ports.log());
      ports.upperTester().ifPresent(port -> out.println("upper tester at port " + port));
      ports
          .metrics()
          .ifPresent(port -> out.println("metrics at http://127.0.0.1:" + port + "/metrics"));
    }
    out.flush();
  }

  @SuppressForbidden(
      reason = "the program's edge, where the machine's clock and identifiers come in")
  private static Surroundings surroundings() {
    return new Surroundings(
        InstantSource.system(),
        new SecureRandom(),
        UUID::randomUUID,
        () -> Runtime.getRuntime().halt(CRASHED));
  }
}
