package org.frontdoor.testbed.pki;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;

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
          host: %s
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
        plan.providerHost(),
        port,
        plan.profile());
  }

  static String endpoint(LabPlan plan) {
    return String.format(
        Locale.ROOT,
        """
        # What the endpoint under test is and supports. What is not declared is not held against it.
        role: provider                 # provider | authority
        test-system: true              # the suite refuses to run without it
        country: %s
        id: %s
        profiles: [%s]
        features: [list, csp-config, notifications, watch, emergency, extension, suspension, test-tasks, hi2, keepalive,
                   sessions, xwing, x25519, phone-targets, email-targets]
        upper-tester: [accounts, messages, events, clock]   # which of its calls the endpoint has; crash too, if it
                                                            # is started again at once when it ends
        accounts: [user0000001]        # accounts that exist, for endpoints without an upper tester
        latency-millis: 2000           # within which an event reaches the authority, if that is promised
        """,
        plan.country(),
        plan.provider(),
        plan.profile());
  }

  /** The declaration with which `frontdoor conformance run --role authority` examines ours. */
  static String authorityEndpoint(LabPlan plan, List<DeliveryKey> keys) {
    StringBuilder written = new StringBuilder();
    for (DeliveryKey key : keys) {
      String suite =
          key.getSuite() == SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM
              ? "x25519"
              : "xwing";
      String raw = Base64.getEncoder().encodeToString(key.getPublicKey().toByteArray());
      written.append("  ").append(suite).append(": ").append(raw).append('\n');
    }
    return String.format(
        Locale.ROOT,
        """
        # The authority under test, and how the suite drives it: docs/conformance/authority-adapter.md. Programs are
        # started in this folder; {folder}, {host} and {port} are put in by the suite.
        role: authority
        test-system: true              # the suite refuses to run without it
        country: %s
        id: %s
        profiles: [%s]
        features: [hi2, keepalive, xwing, x25519]
        commands:
          receive: [frontdoor, --until-stdin-closes, authority, receive, --config, ../authority/authority.yaml,
                    --provider, "{host}:{port}", --store, "{folder}", --json]
          report: [frontdoor, authority, verify, --config, ../authority/authority.yaml, --store, "{folder}", --json]
        # Public keys to which the suite seals records, raw and in Base64.
        delivery-keys:
        %s""",
        plan.country(),
        plan.authorities().getFirst(),
        plan.profile(),
        written);
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
        conformance/              what `frontdoor conformance` needs: the keys of everybody that the suite plays, also
                                  of some whom an endpoint must refuse (expired, revoked, certified by strangers), and
                                  endpoint.yaml and authority-endpoint.yaml, which say what the endpoint under test
                                  is and supports

        Each folder's file "password" opens its key files. All are readable by their owner alone.

            frontdoor provider start --config provider/provider.yaml
            frontdoor authority --help
        """,
        plan.provider(),
        plan.authorities().getFirst());
  }
}
