package org.frontdoor.conformance.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.session.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which options say what is examined. */
final class TargetOptions {

  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "HOST:PORT",
      converter = AddressText.class,
      description = "Where the endpoint listens for HI-1 and HI-2.")
  private Address endpoint;

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
      description = "What the endpoint is and supports (default: endpoint.yaml in --credentials).")
  private @Nullable Path declaration;

  Target target() {
    return new Target(
        endpoint,
        Optional.ofNullable(upperTester),
        credentials,
        Optional.ofNullable(declaration),
        profile);
  }
}
