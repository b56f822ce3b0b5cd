package org.frontdoor.conformance.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.session.RefusedException;
import org.frontdoor.conformance.session.RefusedException.Kind;
import org.frontdoor.conformance.session.Target;
import org.frontdoor.conformance.statement.TestedRole;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which options say what is examined. */
final class TargetOptions {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Where where = new Where();

  /** An address of the endpoint, or one of the suite's own. */
  private static final class Where {
    @Option(
        names = "--endpoint",
        required = true,
        paramLabel = "HOST:PORT",
        converter = AddressText.class,
        description = "Where a provider under test listens for HI-1 and HI-2.")
    private @Nullable Address endpoint;

    @Option(
        names = "--listen",
        required = true,
        paramLabel = "HOST:PORT",
        converter = AddressText.class,
        description = "Where the suite listens as the provider of an authority under test.")
    private @Nullable Address listen;
  }

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "provider or authority; must be what the declaration says.")
  private @Nullable String role;

  @Option(
      names = "--credentials",
      required = true,
      paramLabel = "DIR",
      description = "The suite's keys and trust: the folder conformance that `pki init` makes.")
  private Path credentials;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "XX",
      description = "National profile to speak; the endpoint must have declared it.")
  private String profile;

  @Option(
      names = "--upper-tester",
      paramLabel = "HOST:PORT",
      converter = AddressText.class,
      description = "Where the endpoint's upper tester listens.")
  private @Nullable Address upperTester;

  @Option(
      names = "--declaration",
      paramLabel = "FILE",
      description =
          "What the endpoint is and supports (default, in --credentials: endpoint.yaml, or with"
              + " --listen authority-endpoint.yaml).")
  private @Nullable Path declaration;

  Target target() {
    Path declared = declaration;
    if (declared == null && where.listen != null) {
      declared = credentials.resolve("authority-endpoint.yaml");
    }
    return new Target(
        address(),
        Optional.ofNullable(upperTester),
        credentials,
        Optional.ofNullable(declared),
        profile);
  }

  /**
   * Compares what is wished with the role that the endpoint declares.
   *
   * @throws RefusedException if they do not fit
   */
  void check(TestedRole declared) throws RefusedException {
    String word = declared.name().toLowerCase(Locale.ROOT);
    boolean fits = (declared == TestedRole.AUTHORITY) == (where.listen != null);
    if (!fits || (role != null && !role.equals(word))) {
      throw new RefusedException(
          Kind.USAGE,
          "The declaration says role: "
              + word
              + "; name a provider's address with --endpoint, and with --listen your own for an"
              + " authority");
    }
  }

  /** Exactly one of both is there. */
  private Address address() {
    return where.endpoint != null ? where.endpoint : Objects.requireNonNull(where.listen);
  }
}
