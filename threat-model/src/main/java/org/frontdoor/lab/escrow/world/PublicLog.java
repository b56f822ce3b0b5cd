package org.frontdoor.lab.escrow.world;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.escrow.v1.LogEvidence;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.lab.accountability.RemoteLog;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;

/** The accountability log of a state's provider, with witnesses that follow it. For one thread. */
public final class PublicLog {

  private static final int WITNESSES = 3;
  private static final int QUORUM = 2;
  private static final int SALT_BYTES = 32;

  private final MemoryLog log;
  private final InstantSource clock;
  private final SecureRandom random;
  private final List<StateWitness> witnesses = new ArrayList<>();

  /** A log that is empty, and three witnesses that have seen that. */
  public PublicLog(String name, InstantSource clock, SecureRandom random) {
    this.log = new MemoryLog(NoteSigner.generate(name, NoteKeyUse.LOG, random));
    this.clock = clock;
    this.random = random;
    for (int i = 1; i <= WITNESSES; i++) {
      witnesses.add(
          new StateWitness(
              NoteSigner.generate(name + "/witness-" + i, NoteKeyUse.WITNESS, random), clock));
    }
  }

  /** When an agent believes this log: two of the three witnesses have cosigned. */
  public WitnessPolicy policy() {
    return policy(log.key());
  }

  /** When another log of the state is believed: the same witnesses have cosigned it. */
  WitnessPolicy policy(NoteKey other) {
    return new WitnessPolicy(other, witnessKeys(), QUORUM);
  }

  List<NoteKey> witnessKeys() {
    return witnesses.stream().map(StateWitness::key).toList();
  }

  /** The witnesses look at another log of the state, and hand in what they cosign. */
  void witness(NoteKey other, RemoteLog view) throws TlogException {
    for (StateWitness witness : witnesses) {
      NoteSignature cosignature = witness.see(other, view);
      long size = LogCheckpoint.verify(view.checkpoint(), other).head().size();
      boolean unused = view.cosign(size, cosignature);
    }
  }

  /** The log as anybody may read it. */
  public LogView view() {
    return log;
  }

  /**
   * Logs a warrant, and has the witnesses see it.
   *
   * @return what shows that it is there
   */
  public LogEvidence add(ByteString warrant) {
    return add(warrant, entry -> entry);
  }

  /** Logs an entry that somebody at the log has changed. */
  LogEvidence add(ByteString warrant, UnaryOperator<LogEntry> changed) {
    try {
      WarrantDocument document = WarrantVerifier.reread(warrant.toByteArray());
      ByteString entry = changed.apply(entry(warrant, document)).toByteString();
      long index = log.append(entry);
      SignedNote note = witnessed(log.publish());
      ProofOfInclusion proof = log.inclusion(index, log.size());
      return LogEvidence.newBuilder()
          .setEntry(entry)
          .setIndex(index)
          .addAllPath(proof.path())
          .setCheckpoint(note.bytes())
          .build();
    } catch (WarrantRefusedException | TlogException e) {
      throw new IllegalArgumentException("the warrant cannot be logged", e);
    }
  }

  private LogEntry entry(ByteString warrant, WarrantDocument document) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    TaskingOpening.Builder opening =
        TaskingOpening.newBuilder()
            .setSalt(ByteString.copyFrom(salt))
            .setTaskId(new UUID(random.nextLong(), random.nextLong()).toString())
            .setLiid(document.getReference())
            .setAuthority(document.getAuthority())
            .setTimespan(document.getTimespan())
            .setDataCategory(document.getDataCategory())
            .setDeliveryType(document.getDeliveryType())
            .setOrderHash(LogEntries.orderHash(warrant))
            .setLoggedAt(timestamp(clock.instant()));
    document
        .getTargetsList()
        .forEach(target -> opening.addAccounts(target.getValues(0).getValue()));
    return LogEntry.newBuilder()
        .setKind(EntryKind.ENTRY_KIND_TASKING)
        .setApprover(document.getApprover())
        .setOrderTag(LogEntries.orderTag(warrant))
        .setCommitment(LogEntries.commitment(opening.build().toByteString()))
        .setIsEmergency(document.getIsEmergency())
        .build();
  }

  private SignedNote witnessed(SignedNote note) throws TlogException {
    SignedNote cosigned = note;
    for (StateWitness witness : witnesses) {
      cosigned = log.cosigned(note, witness.see(log.key(), log));
    }
    return cosigned;
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }
}
