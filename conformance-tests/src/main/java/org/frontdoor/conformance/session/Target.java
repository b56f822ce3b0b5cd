package org.frontdoor.conformance.session;

import java.nio.file.Path;
import java.util.Optional;
import org.frontdoor.conformance.net.Address;

/**
 * What is examined, and with what.
 *
 * @param endpoint where HI-1 and HI-2 listen
 * @param tester where the upper tester listens
 * @param credentials the folder of the suite's keys
 * @param declaration what the endpoint says of itself; otherwise {@code endpoint.yaml} in the
 *     folder of the credentials
 * @param profile the national profile in which the suite speaks
 */
public record Target(
    Address endpoint,
    Optional<Address> tester,
    Path credentials,
    Optional<Path> declaration,
    String profile) {

  /** The file that holds the declaration. */
  public Path declarationFile() {
    return declaration.orElseGet(() -> credentials.resolve("endpoint.yaml"));
  }
}
