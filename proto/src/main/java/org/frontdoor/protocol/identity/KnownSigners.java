package org.frontdoor.protocol.identity;

import com.google.protobuf.ByteString;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;

/**
 * Signers whose certificates were found good, so that who signs often is not judged anew each time:
 * to follow certificates to their anchor takes several times as long as to verify a signature. An
 * answer stands for the very bytes of the certificates and for one role, and only while judging
 * anew could not come to another: until a certificate expires, or one of the revocation lists that
 * it was judged by, or another list begins. Other anchors or lists make another verifier, which
 * knows nobody. Safe for use by many threads.
 */
final class KnownSigners {

  /** Bounds memory; those that were not asked for longest are forgotten. */
  private static final int MOST = 256;

  private record Question(List<ByteString> chain, KeyRole role) {}

  /**
   * A signer that was found good.
   *
   * @param own the signer's own certificate
   * @param validAt for which times of a signature it was found good, judged by lists of that time
   */
  record Signer(Identity identity, X509Certificate own, Window validAt) {}

  private final Map<Question, Signer> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Signer> eldest) {
          return size() > MOST;
        }
      };

  Optional<Signer> find(List<ByteString> chain, KeyRole role, Instant at) {
    synchronized (known) {
      return Optional.ofNullable(known.get(new Question(chain, role)))
          .filter(signer -> signer.validAt().holds(at));
    }
  }

  void remember(List<ByteString> chain, KeyRole role, Signer signer) {
    synchronized (known) {
      known.put(new Question(List.copyOf(chain), role), signer);
    }
  }
}
