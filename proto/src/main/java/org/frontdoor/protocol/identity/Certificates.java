package org.frontdoor.protocol.identity;

import com.google.protobuf.ByteString;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates from DER, and from nothing else. */
public final class Certificates {

  private Certificates() {}

  /**
   * Reads one certificate.
   *
   * @throws UntrustedException MALFORMED if the bytes are not exactly one certificate in DER
   */
  public static X509Certificate parse(ByteString der) throws UntrustedException {
    try {
      InputStream input = der.newInput();
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
      // The factory also takes PEM, and leaves what follows the certificate unread.
      if (!ByteString.copyFrom(certificate.getEncoded()).equals(der)) {
        throw new UntrustedException(UntrustReason.MALFORMED);
      }
      return certificate;
    } catch (CertificateException e) {
      throw new UntrustedException(UntrustReason.MALFORMED);
    }
  }

  /** Reads certificates one by one. */
  public static List<X509Certificate> parseAll(List<ByteString> der) throws UntrustedException {
    List<X509Certificate> certificates = new ArrayList<>(der.size());
    for (ByteString one : der) {
      certificates.add(parse(one));
    }
    return List.copyOf(certificates);
  }
}
