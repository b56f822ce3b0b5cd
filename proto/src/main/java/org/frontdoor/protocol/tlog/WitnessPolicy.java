package org.frontdoor.protocol.tlog;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a checkpoint of a log is believed: it bears the log's signature, and those of at least so
 * many of these witnesses. A signature of a key that is not named here counts for nothing; one that
 * names a key of the policy and is not that key's spoils the whole note (C2SP signed-note).
 *
 * <p>With a quorum of q from w witnesses, two views of a log are both believed only if at least 2q
 * - w witnesses have cosigned both, which an honest one never does.
 *
 * @param log key of the log
 * @param witnesses keys of the witnesses, {@link #MOST_WITNESSES} at most
 * @param quorum how many of them must have cosigned, from 0 (none is asked) to all
 */
public record WitnessPolicy(NoteKey log, List<NoteKey> witnesses, int quorum) {

  /** The most witnesses that a policy can name. */
  public static final int MOST_WITNESSES = 32;

  /**
   * Checks that every key has its use and no witness counts twice.
   *
   * @throws IllegalArgumentException if not
   */
  public WitnessPolicy {
    witnesses = List.copyOf(witnesses);
    Set<Object> seen = new HashSet<>();
    boolean fit =
        log.use() == NoteKeyUse.LOG
            && witnesses.size() <= MOST_WITNESSES
            && witnesses.stream()
                .allMatch(each -> each.use() == NoteKeyUse.WITNESS && seen.add(each.publicKey()))
            && witnesses.stream().allMatch(each -> seen.add(each.name()));
    if (!fit || quorum < 0 || quorum > witnesses.size()) {
      throw new IllegalArgumentException(
          "A policy names one log, different witnesses and a quorum of them.");
    }
  }

  /** A policy that believes the log alone. */
  public static WitnessPolicy withoutWitnesses(NoteKey log) {
    return new WitnessPolicy(log, List.of(), 0);
  }

  /**
   * Checks a note.
   *
   * @throws TlogException as {@link LogCheckpoint#verify} and {@link TlogFault#TOO_FEW_WITNESSES}
   */
  public WitnessedCheckpoint verify(SignedNote note) throws TlogException {
    LogCheckpoint checkpoint = LogCheckpoint.verify(note, log);
    SortedMap<String, Instant> cosigned = new TreeMap<>();
    for (NoteKey witness : witnesses) {
      for (NoteSignature each : witness.claimedIn(note)) {
        cosigned.merge(
            witness.name(), Cosignature.verify(witness, each, note.text()), WitnessPolicy::later);
      }
    }
    TlogException.require(cosigned.size() >= quorum, TlogFault.TOO_FEW_WITNESSES);
    return new WitnessedCheckpoint(checkpoint, cosigned, note);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
