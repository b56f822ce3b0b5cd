package org.frontdoor.testbed.pki;

import java.util.Locale;

/** The files of a laboratory that a person reads and changes. */
final class LabTexts {

  /** Where the provider listens until it is told otherwise. */
  static final int LI_PORT = 9443;

  private LabTexts() {}

  static String providerConfig(LabPlan plan) {
    return String.format(
        Locale.ROOT,
        """
        # A provider of the laboratory. Every key: README of the provider, or ProviderConfig in the source.
        identity:
          country: %s
          id: %s
        profiles: [%s]
        listen:
          host: 127.0.0.1
          li: %d
        keys:
          tls: tls.p12
          signing: signing.p12
          evidence: evidence.p12
          storage: storage.keyset
          passwordFile: password
        trust: ../trust
        data: data
        """,
        plan.country(),
        plan.provider(),
        plan.profile(),
        LI_PORT);
  }

  static String authorityConfig(LabPlan plan, String authority, int port) {
    return String.format(
        Locale.ROOT,
        """
        # An authority of the laboratory.
        identity:
          country: %s
          id: %s
        provider:
          country: %s
          id: %s
          host: 127.0.0.1
          port: %d
        tls: tls.p12
        signing: signing.p12
        deliveryKeys:
          - delivery-xwing.keyset
          - delivery-x25519.keyset
        passwordFile: password
        trust: ../trust
        store: store
        profile:
          owner: %s
          version: v1.0
        """,
        plan.country(),
        authority,
        plan.country(),
        plan.provider(),
        port,
        plan.profile());
  }

  static String readme(LabPlan plan) {
    return String.format(
        Locale.ROOT,
        """
        The keys of a laboratory of Frontdoor, made by `frontdoor pki init`. Everybody's keys in one place is what no
        real system may have; here it lets one person play all parts. Nothing in it protects anything real.

        trust/<role>/<country>/   who is trusted for what: the issuer's certificate (ca.pem) and its revocation
                                  list (ca.crl). A role without a current list is not trusted.
        provider/                 %s: provider.yaml to start from, tls.p12 (its TLS server), signing.p12 (its HI-1
                                  answers), evidence.p12 (its HI-2 checkpoints), storage.keyset (encrypts its register;
                                  keep it away from provider/data)
        authority/                %s: authority.yaml, tls.p12 (its TLS client), signing.p12 (its HI-1 messages),
                                  delivery-*.keyset (what records are sealed to; best suite first)
        authority-<id>/           further authorities, if any were asked for
        judge/judge.p12           signs warrants
        prosecutor/prosecutor.p12 signs what a national profile leaves to prosecutors
        tsa/tsa.p12               signs time stamps
        tester/tls.p12            may use the provider's upper tester

        Each folder's file "password" opens its key files. All are readable by their owner alone.

            frontdoor provider start --config provider/provider.yaml
            frontdoor authority --help
        """,
        plan.provider(),
        plan.authorities().getFirst());
  }
}
