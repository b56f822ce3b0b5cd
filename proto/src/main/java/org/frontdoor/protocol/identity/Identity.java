package org.frontdoor.protocol.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;

/**
 * Who a certificate says its subject is: {@code C=country, O=realm, OU=role, CN=identifier}, these
 * four and in this order.
 *
 * @param role what the key is for
 * @param country ISO 3166-1 alpha-2 code in capitals; never ZZ (TS 103 120 clause 6.2.4)
 * @param realm the realm that the key belongs to, for example {@code criminal}
 * @param uniqueIdentifier identifier that is unique within the country; never UNKNOWN
 */
public record Identity(KeyRole role, String country, String realm, String uniqueIdentifier) {

  private static final Pattern COUNTRY = Pattern.compile("(?!ZZ)[A-Z]{2}");
  private static final Pattern REALM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?!UNKNOWN$)[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final List<ASN1ObjectIdentifier> SUBJECT =
      List.of(BCStyle.C, BCStyle.O, BCStyle.OU, BCStyle.CN);

  /**
   * @throws IllegalArgumentException if a part does not have its form; the text names the part, not
   *     the value
   */
  public Identity {
    KeyRoles.word(role);
    require(COUNTRY, country, "country");
    require(REALM, realm, "realm");
    require(IDENTIFIER, uniqueIdentifier, "unique identifier");
  }

  /**
   * Reads the subject of a certificate. Reading is not trusting: see {@link CertificateVerifier}.
   *
   * @throws UntrustedException MALFORMED if the subject does not have the form above
   */
  public static Identity of(X509Certificate certificate) throws UntrustedException {
    try {
      X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
      RDN[] parts = subject.getRDNs();
      if (parts.length != SUBJECT.size()) {
        throw new UntrustedException(UntrustReason.MALFORMED);
      }
      KeyRole role =
          KeyRoles.parse(value(parts, 2))
              .orElseThrow(() -> new UntrustedException(UntrustReason.MALFORMED));
      return new Identity(role, value(parts, 0), value(parts, 1), value(parts, 3));
    } catch (IllegalArgumentException e) {
      throw new UntrustedException(UntrustReason.MALFORMED);
    }
  }

  /** The party as HI-1 and HI-2 name it. */
  public EndpointId endpointId() {
    return EndpointId.newBuilder()
        .setCountryCode(country)
        .setUniqueIdentifier(uniqueIdentifier)
        .build();
  }

  /** The same party in another role and realm, as an evidence key belongs to a provider. */
  public Identity as(KeyRole otherRole, String otherRealm) {
    return new Identity(otherRole, country, otherRealm, uniqueIdentifier);
  }

  /** For a person, for example {@code judge XX/JUDGE001 (criminal)}. */
  public String describe() {
    return KeyRoles.word(role) + " " + country + "/" + uniqueIdentifier + " (" + realm + ")";
  }

  /** The subject of the certificates that carry this identity. */
  public X500Name subject() {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, country)
        .addRDN(BCStyle.O, realm)
        .addRDN(BCStyle.OU, KeyRoles.word(role))
        .addRDN(BCStyle.CN, uniqueIdentifier)
        .build();
  }

  private static String value(RDN[] parts, int index) throws UntrustedException {
    RDN part = parts[index];
    if (part.isMultiValued()
        || !part.getFirst().getType().equals(SUBJECT.get(index))
        || !(part.getFirst().getValue() instanceof ASN1String text)) {
      throw new UntrustedException(UntrustReason.MALFORMED);
    }
    return text.getString();
  }

  private static void require(Pattern form, String value, String part) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("the " + part + " of an identity does not have its form");
    }
  }
}
