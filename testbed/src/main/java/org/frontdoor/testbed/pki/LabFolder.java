package org.frontdoor.testbed.pki;

import java.nio.file.Path;

/**
 * Where everything lies in a laboratory's folder.
 *
 * @param root the folder
 */
public record LabFolder(Path root) {

  /** Anchors and revocation lists, as {@code <role>/<country>/ca.pem} and {@code ca.crl}. */
  public Path trust() {
    return root.resolve("trust");
  }

  /** The provider's keys and configuration. */
  public Path provider() {
    return root.resolve("provider");
  }

  /** The provider's configuration. */
  public Path providerConfig() {
    return provider().resolve("provider.yaml");
  }

  /** Everything that the provider stores; not made before the provider is started. */
  public Path providerData() {
    return provider().resolve("data");
  }

  /** The first authority's keys and configuration. */
  public Path authority() {
    return root.resolve("authority");
  }

  /** Keys and configuration of another authority than the first. */
  public Path furtherAuthority(String id) {
    return root.resolve("authority-" + id);
  }

  /** The judge's key. */
  public Path judge() {
    return root.resolve("judge");
  }

  /** The public prosecutor's key. */
  public Path prosecutor() {
    return root.resolve("prosecutor");
  }

  /** The time-stamping authority's key. */
  public Path timestampAuthority() {
    return root.resolve("tsa");
  }

  /** The key of whoever may use the provider's upper tester. */
  public Path tester() {
    return root.resolve("tester");
  }

  /** What the conformance suite needs to examine the provider. */
  public Path conformance() {
    return root.resolve("conformance");
  }
}
