package org.frontdoor.protocol.warrant;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Object identifiers; our own are under the arc that needs no registration (ITU-T X.667). */
final class WarrantOids {

  /** Content type of a serialised WarrantDocument: a judge's other signatures sign no warrant. */
  static final ASN1ObjectIdentifier CONTENT =
      new ASN1ObjectIdentifier("2.25.205842825295746275100602634277144001221");

  /** Policy of the laboratory's time stamps. */
  static final ASN1ObjectIdentifier TIMESTAMP_POLICY =
      new ASN1ObjectIdentifier("2.25.162549039426734230142083668695261557337");

  static final ASN1ObjectIdentifier SHA256 = NISTObjectIdentifiers.id_sha256;
  static final ASN1ObjectIdentifier ECDSA_SHA256 = X9ObjectIdentifiers.ecdsa_with_SHA256;

  private WarrantOids() {}

  static AlgorithmIdentifier sha256() {
    return new AlgorithmIdentifier(SHA256);
  }
}
