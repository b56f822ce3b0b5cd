package org.frontdoor.lab.endpoint;

import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.CompletenessVerifier;
import org.frontdoor.protocol.verify.StreamView;

/**
 * What an authority has stored of a task that has ended, and how it is judged without the provider.
 *
 * @param liid the task's LIID
 * @param signatures whose signatures count
 * @param provider who should have signed
 * @param authority for whom
 * @param pieces units and checkpoints in the order of arrival
 */
public record Evidence(
    String liid,
    MessageVerifier signatures,
    EndpointId provider,
    EndpointId authority,
    List<EvidencePiece> pieces) {

  /** Copies. */
  public Evidence {
    pieces = List.copyOf(pieces);
  }

  /** The same with other pieces: what somebody has left of it. */
  public Evidence of(List<EvidencePiece> others) {
    return new Evidence(liid, signatures, provider, authority, others);
  }

  /** What the verifier says of it, knowing that the task has ended. */
  public CompletenessReport judge() {
    CompletenessVerifier verifier =
        CompletenessVerifier.of(signatures, provider, authority, StreamView.SELECTION);
    for (EvidencePiece piece : pieces) {
      switch (piece) {
        case EvidencePiece.Unit unit -> verifier.feed(unit.unit());
        case EvidencePiece.Signed signed -> verifier.feed(signed.checkpoint(), signed.received());
      }
    }
    return verifier.report(List.of(liid));
  }
}
