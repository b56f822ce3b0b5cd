package org.frontdoor.protocol.warrant;

/** Whoever gives RFC 3161 time stamps. */
@FunctionalInterface
public interface TimestampSource {

  /**
   * Time-stamps a signature.
   *
   * @param sha256OfSignature SHA-256 of the signature value, 32 bytes
   * @return the time-stamp token in DER, with the certificate of the time-stamping authority
   */
  byte[] stamp(byte[] sha256OfSignature);
}
