package org.frontdoor.lab.escrow.ceremony;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan.Kind;
import org.frontdoor.lab.escrow.group.Scalar;

/** Agents at one table: everything that they say is heard, and may be changed on the way. */
public final class Table {

  private final SortedMap<Integer, Participant> participants = new TreeMap<>();

  /** What becomes of what one agent says to another. */
  public interface Tampering {
    /** Nothing. */
    Tampering NONE = (round, from, to, said) -> said;

    /** What the other one hears. */
    ByteString change(Participant.Round round, int from, int to, ByteString said);
  }

  private Table() {}

  /** A table for a new key. */
  public static Table generating(int threshold, int agents, SecureRandom random) {
    CeremonyPlan plan = plan(Kind.GENERATE, threshold, members(agents));
    Table table = new Table();
    plan.members()
        .forEach(
            index -> table.participants.put(index, Participant.generating(plan, index, random)));
    return table;
  }

  /** A table for new shares. */
  public static Table refreshing(List<KeyShare> shares, SecureRandom random) {
    CeremonyPlan plan =
        plan(
            Kind.REFRESH,
            shares.getFirst().key().threshold(),
            new TreeSet<>(shares.getFirst().key().shares().keySet()));
    Table table = new Table();
    shares.forEach(
        share ->
            table.participants.put(share.index(), Participant.refreshing(plan, share, random)));
    return table;
  }

  private static CeremonyPlan plan(Kind kind, int threshold, SortedSet<Integer> members) {
    return new CeremonyPlan("ceremony-1", kind, "key-1", threshold, members);
  }

  private static SortedSet<Integer> members(int agents) {
    SortedSet<Integer> members = new TreeSet<>();
    for (int index = 1; index <= agents; index++) {
      members.add(index);
    }
    return members;
  }

  Participant participant(int index) {
    Participant participant = participants.get(index);
    if (participant == null) {
      throw new IllegalArgumentException("nobody sits there");
    }
    return participant;
  }

  /** Everybody does every round, and what comes out are the shares. */
  public List<KeyShare> run(Tampering tampering) throws CeremonyException {
    for (Participant.Round round :
        List.of(
            Participant.Round.HASHES,
            Participant.Round.COMMITMENTS,
            Participant.Round.SHARES,
            Participant.Round.TRANSCRIPTS,
            Participant.Round.CONFIRMATIONS)) {
      round(round, tampering);
    }
    List<KeyShare> shares = new ArrayList<>();
    participants.values().forEach(participant -> shares.add(participant.finish()));
    return shares;
  }

  void round(Participant.Round round, Tampering tampering) throws CeremonyException {
    for (int to : participants.keySet()) {
      for (int from : participants.keySet()) {
        if (from != to) {
          ByteString said = tampering.change(round, from, to, said(round, from, to));
          hear(participant(to), round, from, said);
        }
      }
    }
  }

  private ByteString said(Participant.Round round, int from, int to) {
    Participant speaker = participant(from);
    return switch (round) {
      case HASHES -> speaker.hash();
      case COMMITMENTS -> speaker.commitments().orElseThrow();
      case SHARES -> speaker.shareOf(to).map(Scalar::encode).orElseThrow();
      case TRANSCRIPTS -> speaker.transcript().orElseThrow();
      case CONFIRMATIONS -> speaker.confirmation().orElseThrow();
      case DONE -> throw new IllegalArgumentException("nothing more is said");
    };
  }

  private static void hear(Participant listener, Participant.Round round, int from, ByteString said)
      throws CeremonyException {
    switch (round) {
      case HASHES -> listener.takeHash(from, said);
      case COMMITMENTS -> listener.takeCommitments(from, said);
      case SHARES -> listener.takeShare(from, said);
      case TRANSCRIPTS -> listener.takeTranscript(from, said);
      case CONFIRMATIONS -> listener.takeConfirmation(from, said);
      case DONE -> throw new IllegalArgumentException("nothing more is heard");
    }
  }
}
