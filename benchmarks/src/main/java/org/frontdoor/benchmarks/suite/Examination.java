package org.frontdoor.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.testbed.between.HostileProvider;
import org.frontdoor.testbed.between.Interposer;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;

/**
 * One run of the suite.
 *
 * @param seconds from its command to its end
 * @param passed how many cases have passed
 * @param residentMiB the most memory of all kinds that it held
 */
record Examination(double seconds, int passed, double residentMiB) {

  /** What the suite has to manage with, whatever the endpoint sends. */
  static final int HEAP_MIB = 128;

  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final long HOSTILE_SEED = 7;

  /** Makes a laboratory, starts its provider, and runs the suite once. */
  static Examination of(Path folder, Scenery scenery, Bench bench)
      throws IOException, BenchException, InterruptedException {
    LabFolder lab = new LabFolder(folder.resolve("lab"));
    new LabWriter(LabPlan.usual(), bench.world().clock(), bench.world().random()).write(lab.root());
    ProviderProcess.Plan plan =
        ProviderProcess.Plan.of(
                lab.providerConfig(), List.of("--upper-tester"), folder.resolve("provider.log"))
            .with(scenery.settings());
    try (ProviderProcess provider = ProviderProcess.start(plan)) {
      if (scenery.hostility().isEmpty()) {
        return run(lab, provider.ports().li(), provider, bench);
      }
      try (Interposer between = hostile(lab, provider, scenery.hostility().get(), bench)) {
        return run(lab, between.port(), provider, bench);
      }
    }
  }

  private static Examination run(LabFolder lab, int port, ProviderProcess provider, Bench bench)
      throws BenchException, InterruptedException {
    List<String> lines = new ArrayList<>();
    long begin = System.nanoTime();
    Child suite =
        Child.start(
            new Child.Plan(
                "conformance suite",
                JavaProgram.frontdoor(
                    List.of("-Xmx" + HEAP_MIB + "m"), arguments(lab, port, provider)),
                Map.of(),
                lab.root().resolve("suite.log")),
            lines::add);
    bench.children().add(suite);
    double most = Memory.most(suite, PATIENCE);
    double seconds = (System.nanoTime() - begin) / 1e9;
    var unused = suite.ended().join();
    if (suite.exitCode().orElse(-1) != 0) {
      throw new BenchException(
          "The suite was not green: "
              + lines.stream().filter(line -> line.contains(" FAIL ")).findFirst().orElse(""),
          "Run `frontdoor conformance run` against a provider and see why.");
    }
    int passed = (int) lines.stream().filter(line -> line.matches("[A-Z0-9-]+ +PASS.*")).count();
    return new Examination(seconds, passed, most);
  }

  private static List<String> arguments(LabFolder lab, int port, ProviderProcess provider) {
    return List.of(
        "conformance",
        "run",
        "--endpoint",
        "127.0.0.1:" + port,
        "--upper-tester",
        "127.0.0.1:" + provider.ports().upperTester(),
        "--credentials",
        lab.conformance().toString(),
        "--profile",
        "XX",
        "--seed",
        "1");
  }

  private static Interposer hostile(
      LabFolder lab, ProviderProcess provider, Duration longestDelay, Bench bench)
      throws BenchException {
    var now = bench.world().clock().instant();
    Path own = lab.provider();
    Path suite = lab.conformance();
    try {
      SequencedMap<String, TlsIdentity> authorities = new LinkedHashMap<>();
      for (String authority : List.of("authority-a", "authority-b")) {
        authorities.put(
            authority,
            KeyFiles.loadTls(
                suite.resolve(authority).resolve("tls.p12"), suite.resolve("password"), now));
      }
      TlsIdentity tls = KeyFiles.loadTls(own.resolve("tls.p12"), own.resolve("password"), now);
      return new Interposer(
          new Interposer.Keys(
              tls, authorities, new CertificateVerifier(TrustDirectory.load(lab.trust(), now))),
          new ProviderAddress(tls.identity().endpointId(), "127.0.0.1", provider.ports().li()),
          bench.world().clock(),
          new HostileProvider(
              KeyFiles.loadSigning(own.resolve("signing.p12"), own.resolve("password"), now),
              longestDelay,
              HOSTILE_SEED));
    } catch (CredentialException e) {
      throw new BenchException(
          "The hostile provider has no keys: " + e.getMessage(), "Run it again.", e);
    }
  }
}
