package org.frontdoor.lab.architecture;

import java.util.Optional;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.protocol.tlog.WitnessPolicy;

/**
 * What a client asks of a release before it uses it: the operator's signature always, and, if the
 * client has a policy for a log, that everybody who reads the log can know of it.
 *
 * @param operator key of the operator
 * @param log when a checkpoint of the log is believed; empty for a client that asks no proof
 */
public record ReleaseGate(NoteKey operator, Optional<WitnessPolicy> log) {

  /**
   * Checks a release.
   *
   * @throws TlogException if it may not be used, and why
   */
  public void require(Release release) throws TlogException {
    operator.requireSigned(release.signature());
    if (!release.signature().text().equals(Release.text(release.content()))) {
      throw TlogException.of(TlogFault.BAD_SIGNATURE);
    }
    if (log.isPresent()) {
      Release.Proof proof =
          release.proof().orElseThrow(() -> TlogException.of(TlogFault.BROKEN_INCLUSION));
      proof
          .inclusion()
          .verify(release.entry(), log.get().verify(proof.checkpoint()).checkpoint().head());
    }
  }
}
