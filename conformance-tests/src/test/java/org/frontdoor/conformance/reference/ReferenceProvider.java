package org.frontdoor.conformance.reference;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.frontdoor.conformance.credentials.SeatFolder;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.net.GrpcWorld;
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
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;

/** A laboratory with a reference provider that runs, and what the suite needs to examine it. */
public final class ReferenceProvider implements AutoCloseable {

  private final LabFolder lab;
  private final RestartedProvider process;
  private final InstantSource clock;

  /** Opening key files takes longer than most cases do. */
  private final Supplier<SeatFolder> seats;

  private final Supplier<TlsIdentity> tls;
  private final Supplier<SigningIdentity> signing;
  private final Supplier<SigningIdentity> evidence;

  private ReferenceProvider(LabFolder lab, RestartedProvider process, InstantSource clock) {
    this.lab = lab;
    this.process = process;
    this.clock = clock;
    this.seats = Suppliers.memoize(this::loadSeats);
    this.tls = Suppliers.memoize(this::loadTls);
    this.signing = Suppliers.memoize(() -> load("signing.p12"));
    this.evidence = Suppliers.memoize(() -> load("evidence.p12"));
  }

  /** Makes a laboratory in an empty folder and starts its provider with an upper tester. */
  public static ReferenceProvider start(Path folder) {
    return start(folder, Map.of());
  }

  /** The same with environment variables that override the provider's configuration. */
  public static ReferenceProvider start(Path folder, Map<String, String> settings) {
    org.frontdoor.testbed.World world = org.frontdoor.testbed.World.real();
    LabFolder lab = new LabFolder(folder);
    try {
      new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RestartedProvider process =
        RestartedProvider.start(
            ProviderProcess.Plan.of(
                    lab.providerConfig(), List.of("--upper-tester"), folder.resolve("provider.log"))
                .with(settings));
    return new ReferenceProvider(lab, process, world.clock());
  }

  /** Puts a line into its declaration, in place of that of the same field. */
  public ReferenceProvider declare(String line) {
    String field = line.substring(0, line.indexOf(':') + 1);
    Path file = lab.conformance().resolve("endpoint.yaml");
    try {
      List<String> lines = new ArrayList<>();
      boolean within = false;
      for (String one : Files.readAllLines(file)) {
        within = one.startsWith(field) || (within && one.startsWith(" "));
        if (!within) {
          lines.add(one);
        }
      }
      lines.add(line);
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The laboratory. */
  public LabFolder lab() {
    return lab;
  }

  /** Where HI-1 and HI-2 listen. */
  public Address address() {
    return new Address("127.0.0.1", process.ports().li());
  }

  /** Where the upper tester listens. */
  public Address testerAddress() {
    return new Address("127.0.0.1", process.ports().upperTester());
  }

  /** What the endpoint declares; since it is started again, a crash too. */
  public EndpointStatement statement() {
    try {
      Path file = lab.conformance().resolve("endpoint.yaml");
      return StatementReader.read(
          "endpoint.yaml", Files.readString(file).replace("clock]", "clock, crash]"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StatementException e) {
      throw new AssertionError(e);
    }
  }

  /** What all cases of a run share. */
  public Setting setting(String run, long seed) {
    try {
      List<DeliveryKeyPair> keys = new ArrayList<>();
      keys.add(DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM));
      keys.add(DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM));
      return new Setting(statement(), "XX", seats.get(), keys, run, seed);
    } catch (SealException e) {
      throw new AssertionError(e);
    }
  }

  /** Its TLS key, as a mutant has it. */
  public TlsIdentity providerTls() {
    return tls.get();
  }

  private TlsIdentity loadTls() {
    try {
      return KeyFiles.loadTls(
          lab.provider().resolve("tls.p12"), lab.provider().resolve("password"), clock.instant());
    } catch (CredentialException e) {
      throw new AssertionError(e);
    }
  }

  /** The key of its HI-1 answers, as a mutant has it. */
  public SigningIdentity providerSigning() {
    return signing.get();
  }

  /** Its evidence key, as a mutant has it. */
  public SigningIdentity evidence() {
    return evidence.get();
  }

  /** The clock of this program. */
  public InstantSource clock() {
    return clock;
  }

  /** Runs cases against the provider itself. */
  public RunResult run(List<TestCase> cases, String run) {
    return run(address(), cases, setting(run, 1));
  }

  /** Runs cases against an address, which may be a mutant's. */
  public RunResult run(Address at, List<TestCase> cases, Setting setting) {
    try (World world =
        new GrpcWorld(
            at, Optional.of(testerAddress()), setting.statement().id(), setting.seats(), clock)) {
      return new Runner(setting, clock, RunListener.NONE, Runner.Limits.usual()).run(world, cases);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  private SeatFolder loadSeats() {
    try {
      return SeatFolder.load(lab.conformance(), clock.instant());
    } catch (CredentialException e) {
      throw new AssertionError(e);
    }
  }

  private SigningIdentity load(String file) {
    try {
      return KeyFiles.loadSigning(
          lab.provider().resolve(file), lab.provider().resolve("password"), clock.instant());
    } catch (CredentialException e) {
      throw new AssertionError(e);
    }
  }
}
