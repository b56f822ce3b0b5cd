package org.frontdoor.protocol.warrant;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.frontdoor.protocol.identity.SigningIdentity;

/** A time-stamping authority (RFC 3161) in this process, for laboratories. */
public final class LocalTimestampAuthority implements TimestampSource {

  private static final int SHA256_BYTES = 32;

  private final SigningIdentity authority;
  private final InstantSource clock;
  private final Supplier<BigInteger> serials;

  /**
   * @param authority the key, ECDSA P-256, whose certificate is for time stamps only
   * @param clock what time it is
   * @param serials a number for each token, never the same twice
   */
  public LocalTimestampAuthority(
      SigningIdentity authority, InstantSource clock, Supplier<BigInteger> serials) {
    this.authority = CmsSigners.requireP256(authority);
    this.clock = clock;
    this.serials = serials;
  }

  @Override
  public byte[] stamp(byte[] sha256OfSignature) {
    if (sha256OfSignature.length != SHA256_BYTES) {
      throw new IllegalArgumentException("not a SHA-256 hash");
    }
    Instant now = clock.instant();
    try {
      TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
      requests.setCertReq(true);
      TimeStampRequest request = requests.generate(WarrantOids.SHA256, sha256OfSignature);
      TimeStampToken token = generator(now).generate(request, serials.get(), Date.from(now));
      return token.getEncoded(ASN1Encoding.DER);
    } catch (GeneralSecurityException | OperatorCreationException | TSPException | IOException e) {
      throw new IllegalStateException("the time-stamping authority cannot stamp", e);
    }
  }

  private TimeStampTokenGenerator generator(Instant now)
      throws GeneralSecurityException, OperatorCreationException, TSPException {
    TimeStampTokenGenerator generator =
        new TimeStampTokenGenerator(
            CmsSigners.generator(
                authority, CmsSigners.attributes(List.of(CmsSigners.signingTime(now)))),
            CmsSigners.digests().get(WarrantOids.sha256()),
            WarrantOids.TIMESTAMP_POLICY);
    generator.addCertificates(CmsSigners.certificates(authority));
    generator.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
    return generator;
  }
}
