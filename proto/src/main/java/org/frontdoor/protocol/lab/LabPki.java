package org.frontdoor.protocol.lab;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.lab.LabIssuer.LabContext;

/**
 * The certificates of one country in a laboratory: an issuer for each group of roles, and keys for
 * whoever asks. Everything is in memory, and every call for a key makes a new one.
 */
public final class LabPki {

  /** Groups of roles that have an issuer in common. */
  public enum Group {
    /** Judges and prosecutors. */
    JUDICIARY,
    /** Authorities. */
    AUTHORITIES,
    /** Providers and their evidence keys. */
    PROVIDERS,
    /** Time-stamping authorities. */
    TIMESTAMPING,
    /** Testers. */
    TESTERS,
    /** Escrow agents and their coordinators. */
    ESCROW;

    private static Group of(KeyRole role) {
      return switch (role) {
        case KEY_ROLE_JUDGE, KEY_ROLE_PROSECUTOR -> JUDICIARY;
        case KEY_ROLE_AUTHORITY -> AUTHORITIES;
        case KEY_ROLE_PROVIDER, KEY_ROLE_EVIDENCE -> PROVIDERS;
        case KEY_ROLE_TIMESTAMP -> TIMESTAMPING;
        case KEY_ROLE_TESTER -> TESTERS;
        case KEY_ROLE_ESCROW_AGENT, KEY_ROLE_ESCROW_COORDINATOR -> ESCROW;
        case KEY_ROLE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("not a role");
      };
    }
  }

  private static final Set<KeyRole> ROLES =
      EnumSet.range(KeyRole.KEY_ROLE_JUDGE, KeyRole.KEY_ROLE_TESTER);
  private static final Set<KeyRole> ESCROW_ROLES =
      EnumSet.of(KeyRole.KEY_ROLE_ESCROW_AGENT, KeyRole.KEY_ROLE_ESCROW_COORDINATOR);
  private static final List<String> LOCAL_HOSTS = List.of("localhost", "127.0.0.1", "::1");

  private final String country;
  private final LabContext context;
  private final SecureRandom random;
  private final Map<Group, LabIssuer> issuers = new EnumMap<>(Group.class);

  private LabPki(String country, LabContext context) {
    this.country = country;
    this.context = context;
    this.random = context.random();
    for (Group group : Group.values()) {
      issuers.put(group, issuer(group, country, context));
    }
  }

  /** Makes the issuers of a country, with the usual validity. */
  public static LabPki create(String country, InstantSource clock, SecureRandom random) {
    return create(country, clock, random, LabValidity.usual());
  }

  /** Makes the issuers of a country. */
  public static LabPki create(
      String country, InstantSource clock, SecureRandom random, LabValidity validity) {
    return new LabPki(country, new LabContext(clock, random, validity));
  }

  /** Issuers of the same names with other keys: whoever trusts these does not trust those. */
  public LabPki impostor() {
    return new LabPki(country, context);
  }

  /** What time it is in the laboratory. */
  public Instant now() {
    return context.clock().instant();
  }

  /** A judge of the criminal realm. */
  public SigningIdentity judge(String id) {
    return signer(identity(KeyRole.KEY_ROLE_JUDGE, AcceptedRealms.CRIMINAL, id));
  }

  /** A prosecutor of the criminal realm. */
  public SigningIdentity prosecutor(String id) {
    return signer(identity(KeyRole.KEY_ROLE_PROSECUTOR, AcceptedRealms.CRIMINAL, id));
  }

  /** An authority that signs messages. */
  public SigningIdentity authoritySigning(String id) {
    return signer(identity(KeyRole.KEY_ROLE_AUTHORITY, AcceptedRealms.CRIMINAL, id));
  }

  /** A provider that signs messages. */
  public SigningIdentity providerSigning(String id) {
    return signer(identity(KeyRole.KEY_ROLE_PROVIDER, AcceptedRealms.SERVICE, id));
  }

  /** A provider's evidence key. */
  public SigningIdentity evidence(String providerId) {
    return signer(identity(KeyRole.KEY_ROLE_EVIDENCE, AcceptedRealms.SERVICE, providerId));
  }

  /** A time-stamping authority. */
  public SigningIdentity timestampAuthority(String id) {
    return signer(identity(KeyRole.KEY_ROLE_TIMESTAMP, AcceptedRealms.TIMESTAMP, id));
  }

  /** An authority as the client of TLS connections. */
  public TlsIdentity authorityTls(String id) {
    return tls(
        identity(KeyRole.KEY_ROLE_AUTHORITY, AcceptedRealms.CRIMINAL, id), LabProfile.tlsClient());
  }

  /** A provider as the server of TLS connections on this machine. */
  public TlsIdentity providerTls(String id) {
    return tls(
        identity(KeyRole.KEY_ROLE_PROVIDER, AcceptedRealms.SERVICE, id),
        LabProfile.tlsServer(LOCAL_HOSTS));
  }

  /** The same in any span of time. */
  public TlsIdentity providerTls(String id, Instant start, Instant end) {
    return tls(
        identity(KeyRole.KEY_ROLE_PROVIDER, AcceptedRealms.SERVICE, id),
        LabProfile.tlsServer(LOCAL_HOSTS),
        start,
        end);
  }

  /** A tester as the client of TLS connections. */
  public TlsIdentity testerTls(String id) {
    return tls(identity(KeyRole.KEY_ROLE_TESTER, AcceptedRealms.TEST, id), LabProfile.tlsClient());
  }

  /** An escrow agent as the server of TLS connections on this machine. */
  public TlsIdentity escrowAgentTls(String id) {
    return tls(
        identity(KeyRole.KEY_ROLE_ESCROW_AGENT, AcceptedRealms.ESCROW, id),
        LabProfile.tlsServer(LOCAL_HOSTS));
  }

  /** An escrow agent as the client of other agents. */
  public TlsIdentity escrowAgentClientTls(String id) {
    return tls(
        identity(KeyRole.KEY_ROLE_ESCROW_AGENT, AcceptedRealms.ESCROW, id), LabProfile.tlsClient());
  }

  /** A coordinator as the client of escrow agents. */
  public TlsIdentity escrowCoordinatorTls(String id) {
    return tls(
        identity(KeyRole.KEY_ROLE_ESCROW_COORDINATOR, AcceptedRealms.ESCROW, id),
        LabProfile.tlsClient());
  }

  /** Whoever is asked for, with a signing certificate as usual for the role. */
  public SigningIdentity signer(Identity subject) {
    return signer(subject, usualProfile(subject.role()));
  }

  /** Whoever is asked for, with a certificate out of the ordinary. */
  public SigningIdentity signer(Identity subject, LabProfile profile) {
    KeyPair keys = LabKeys.generate(profile.suite(), random);
    X509Certificate certificate = issuer(subject).issue(subject, keys.getPublic(), profile);
    return SigningIdentity.of(keys.getPrivate(), List.of(certificate));
  }

  /** Whoever is asked for, with a signing certificate for any span of time. */
  public SigningIdentity signer(Identity subject, Instant start, Instant end) {
    LabProfile profile = usualProfile(subject.role());
    KeyPair keys = LabKeys.generate(profile.suite(), random);
    X509Certificate certificate =
        issuer(subject).issue(subject, keys.getPublic(), profile, start, end);
    return SigningIdentity.of(keys.getPrivate(), List.of(certificate));
  }

  /** Whoever is asked for, with a certificate for one side of TLS connections. */
  public TlsIdentity tls(Identity subject, LabProfile profile) {
    KeyPair keys = LabKeys.generate(profile.suite(), random);
    X509Certificate certificate = issuer(subject).issue(subject, keys.getPublic(), profile);
    return TlsIdentity.of(keys.getPrivate(), List.of(certificate));
  }

  /** Whoever is asked for, with a certificate for one side of TLS in any span of time. */
  public TlsIdentity tls(Identity subject, LabProfile profile, Instant start, Instant end) {
    KeyPair keys = LabKeys.generate(profile.suite(), random);
    X509Certificate certificate =
        issuer(subject).issue(subject, keys.getPublic(), profile, start, end);
    return TlsIdentity.of(keys.getPrivate(), List.of(certificate));
  }

  /** An identity of this country. */
  public Identity identity(KeyRole role, String realm, String id) {
    return new Identity(role, country, realm, id);
  }

  /** The issuer of a group, for certificates out of the ordinary. */
  public LabIssuer issuer(Group group) {
    LabIssuer issuer = issuers.get(group);
    if (issuer == null) {
      throw new IllegalStateException("every group has an issuer");
    }
    return issuer;
  }

  /**
   * Trust in every issuer for its roles at the handover interface, with fresh revocation lists.
   * Escrow is no part of it: {@link #anchorsWithEscrow}.
   */
  public TrustAnchors anchors() {
    return anchors(ROLES);
  }

  /** The same, and trust in escrow agents and their coordinators. */
  public TrustAnchors anchorsWithEscrow() {
    return anchors(ROLES).and(anchors(ESCROW_ROLES));
  }

  private TrustAnchors anchors(Set<KeyRole> roles) {
    TrustAnchors.Builder anchors = TrustAnchors.builder();
    for (KeyRole role : roles) {
      anchors.add(new TrustAnchors.Scope(role, country), issuer(Group.of(role)).anchor());
    }
    return anchors.build();
  }

  /** Revokes a certificate; the anchors that are returned know it. */
  public TrustAnchors revoke(X509Certificate certificate) {
    issuers.values().stream()
        .filter(
            issuer ->
                issuer
                    .certificate()
                    .getSubjectX500Principal()
                    .equals(certificate.getIssuerX500Principal()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the certificate is not this laboratory's"))
        .revoke(certificate);
    return anchors();
  }

  private LabIssuer issuer(Identity subject) {
    return issuer(Group.of(subject.role()));
  }

  private static LabProfile usualProfile(KeyRole role) {
    return switch (Group.of(role)) {
      case JUDICIARY -> LabProfile.warrants();
      case TIMESTAMPING -> LabProfile.timeStamps();
      case AUTHORITIES, PROVIDERS, TESTERS, ESCROW -> LabProfile.signing();
    };
  }

  private static LabIssuer issuer(Group group, String country, LabContext context) {
    return LabIssuer.create(
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, country)
            .addRDN(BCStyle.O, "laboratory")
            .addRDN(BCStyle.CN, "Laboratory issuer of " + group.name().toLowerCase(Locale.ROOT))
            .build(),
        country,
        context);
  }
}
