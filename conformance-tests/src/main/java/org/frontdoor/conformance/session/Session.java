package org.frontdoor.conformance.session;

import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.SeatFolder;
import org.frontdoor.conformance.net.AuthorityWorld;
import org.frontdoor.conformance.net.ChildPrograms;
import org.frontdoor.conformance.net.GrpcWorld;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.session.RefusedException.Kind;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.statement.StatementException;
import org.frontdoor.conformance.statement.StatementReader;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.wire.World;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/**
 * A run that may begin: the endpoint is declared to be a test system, the profile is one of its
 * own, and the keys are there and valid.
 *
 * @param target what is examined
 * @param setting what all cases share
 */
public record Session(Target target, Setting setting) {

  private static final int SEED_BOUND = 1_000_000_000;
  private static final int NAME_BYTES = 4;
  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Reads declaration and keys. Nothing is sent yet.
   *
   * @param seed for everything that is chosen by chance; chosen by chance itself if empty
   * @throws RefusedException if the run must not or cannot begin
   */
  public static Session prepare(Target target, OptionalLong seed, Surroundings surroundings)
      throws RefusedException {
    Instant now = surroundings.clock().instant();
    EndpointStatement statement = statement(target.declarationFile());
    require(
        statement.testSystem(),
        Kind.CONFIGURATION,
        target.declarationFile()
            + ": test-system is false, and the suite examines test systems only; it creates"
            + " warrants and messages, so never point it at anything else");
    require(
        statement.profiles().contains(target.profile()),
        Kind.USAGE,
        "The endpoint does not declare the profile "
            + target.profile()
            + "; it declares "
            + String.join(", ", statement.profiles().stream().sorted().toList()));
    if (statement.role() == TestedRole.PROVIDER && target.tester().isEmpty()) {
      statement = statement.withoutTester();
    }
    SeatFolder seats = seats(target.credentials(), statement.role(), now);
    byte[] name = new byte[NAME_BYTES];
    surroundings.random().nextBytes(name);
    String run = IN_NAME.format(now) + "-" + BaseEncoding.base16().lowerCase().encode(name);
    long chosen = seed.orElseGet(() -> surroundings.random().nextInt(SEED_BOUND));
    return new Session(
        target, new Setting(statement, target.profile(), seats, deliveryKeys(), run, chosen));
  }

  /**
   * Opens the way to the endpoint: to a provider it connects when it is first needed, for an
   * authority it listens at once.
   *
   * @throws RefusedException if nobody can listen there
   */
  public World open(Surroundings surroundings) throws RefusedException {
    return switch (setting.statement().role()) {
      case PROVIDER -> provider(surroundings);
      case AUTHORITY -> authority(surroundings);
    };
  }

  private World authority(Surroundings surroundings) throws RefusedException {
    try {
      return FolderWorld.open(work -> authority(work, surroundings));
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedException(
          Kind.FILES,
          "The suite cannot listen at "
              + target.endpoint()
              + " or write to the system's temporary folder; name another address with --listen,"
              + " or make room");
    }
  }

  private World authority(Path work, Surroundings surroundings) {
    ChildPrograms programs =
        new ChildPrograms(
            setting.statement().adapter().commands(),
            target.declarationFile().toAbsolutePath().resolveSibling(""),
            work);
    return new AuthorityWorld(target.endpoint(), setting.seats(), programs, surroundings.clock());
  }

  private World provider(Surroundings surroundings) {
    return new GrpcWorld(
        target.endpoint(),
        target.tester(),
        setting.statement().id(),
        setting.seats(),
        surroundings.clock());
  }

  private static EndpointStatement statement(Path file) throws RefusedException {
    try {
      return StatementReader.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new RefusedException(
          Kind.CONFIGURATION,
          file
              + ": the declaration of the endpoint cannot be read; write it, or name it with"
              + " --declaration");
    } catch (StatementException e) {
      throw new RefusedException(Kind.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }

  private static SeatFolder seats(Path folder, TestedRole role, Instant now)
      throws RefusedException {
    require(
        Files.isDirectory(folder),
        Kind.CREDENTIALS,
        folder + ": is not a folder; name the folder conformance that `frontdoor pki init` made");
    try {
      SeatFolder seats = SeatFolder.load(folder, now);
      check(folder, seats, role, now);
      return seats;
    } catch (CredentialException e) {
      throw new RefusedException(Kind.CREDENTIALS, String.valueOf(e.getMessage()));
    }
  }

  /** The seats without which nothing can be said are there and valid. */
  private static void check(Path folder, SeatFolder seats, TestedRole role, Instant now)
      throws RefusedException {
    List<String> all =
        role == TestedRole.PROVIDER
            ? List.of(Seat.AUTHORITY_A, Seat.JUDGE, Seat.TSA)
            : List.of(Seat.PROVIDER, Seat.PROVIDER_EVIDENCE);
    for (String needed : all) {
      List<X509Certificate> chain = new ArrayList<>();
      try {
        chain.addAll(seats.signing(needed).chain());
        if (needed.equals(Seat.AUTHORITY_A) || needed.equals(Seat.PROVIDER)) {
          chain.addAll(seats.tls(needed).chain());
        }
      } catch (IllegalArgumentException e) {
        throw new RefusedException(
            Kind.CREDENTIALS, folder + ": there is no key of " + needed + "; put it there");
      }
      for (X509Certificate certificate : chain) {
        require(
            now.isBefore(certificate.getNotAfter().toInstant())
                && !now.isBefore(certificate.getNotBefore().toInstant()),
            Kind.CREDENTIALS,
            folder
                + ": the certificate of "
                + needed
                + " is valid from "
                + certificate.getNotBefore().toInstant()
                + " to "
                + certificate.getNotAfter().toInstant()
                + ", and not now; renew it");
      }
    }
  }

  private static List<DeliveryKeyPair> deliveryKeys() {
    try {
      return List.of(
          DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM),
          DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM));
    } catch (SealException e) {
      throw new IllegalStateException("This machine cannot make delivery keys.", e);
    }
  }

  private static void require(boolean condition, Kind kind, String otherwise)
      throws RefusedException {
    if (!condition) {
      throw new RefusedException(kind, otherwise);
    }
  }
}
