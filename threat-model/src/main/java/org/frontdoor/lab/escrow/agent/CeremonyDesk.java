package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.ceremony.CeremonyException;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan;
import org.frontdoor.lab.escrow.ceremony.Participant;

/**
 * The ceremonies of one agent. Its operator begins them, has each round done when all others are
 * ready, and has the share kept at the end; the other agents ask through the door. Safe for use by
 * several threads.
 */
public final class CeremonyDesk {

  private final EndpointId self;
  private final KeyRing ring;
  private final SecureRandom random;
  private final Map<String, Sitting> sittings = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();

  private record Sitting(Participant participant, SortedMap<Integer, EndpointId> agents) {}

  /**
   * @param self whose desk it is
   * @param ring where the shares go
   */
  public CeremonyDesk(EndpointId self, KeyRing ring, SecureRandom random) {
    this.self = self;
    this.ring = ring;
    this.random = random;
  }

  /**
   * Begins a ceremony. Its name is never taken again, however it ends.
   *
   * @param agents who has which index, the own one among them
   * @throws IllegalArgumentException if the plan does not fit the agents or the key
   */
  public synchronized void begin(CeremonyPlan plan, SortedMap<Integer, EndpointId> agents) {
    if (used.contains(plan.ceremonyId()) || !agents.keySet().equals(plan.members())) {
      throw new IllegalArgumentException("a ceremony is begun once, by its own agents");
    }
    int index =
        agents.entrySet().stream()
            .filter(agent -> agent.getValue().equals(self))
            .mapToInt(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the agent takes no part"));
    Participant participant =
        switch (plan.kind()) {
          case GENERATE -> Participant.generating(plan, index, random);
          case REFRESH -> Participant.refreshing(plan, share(plan.keyId()), random);
        };
    used.add(plan.ceremonyId());
    sittings.put(plan.ceremonyId(), new Sitting(participant, new TreeMap<>(agents)));
  }

  private KeyShare share(String keyId) {
    return ring.find(keyId)
        .orElseThrow(() -> new IllegalArgumentException("there is no share to refresh"));
  }

  /**
   * Asks every other agent for what the present round needs.
   *
   * @param colleagues how to reach them
   * @throws CeremonyException if one of them cheats; the ceremony is then over, and the share from
   *     before is kept. A wrong confirmation alone does not end it: others may have finished
   */
  public void round(String ceremonyId, Function<EndpointId, Colleague> colleagues)
      throws CeremonyException {
    Sitting sitting = sitting(ceremonyId).orElseThrow();
    Participant.Round round;
    synchronized (this) {
      round = sitting.participant.round();
    }
    for (Map.Entry<Integer, EndpointId> agent : sitting.agents.entrySet()) {
      if (!agent.getValue().equals(self)) {
        ByteString said = ask(colleagues.apply(agent.getValue()), round, ceremonyId);
        try {
          take(sitting.participant, round, agent.getKey(), said);
        } catch (CeremonyException e) {
          if (round != Participant.Round.CONFIRMATIONS) {
            abandon(ceremonyId);
          }
          throw e;
        }
      }
    }
  }

  private static ByteString ask(Colleague colleague, Participant.Round round, String ceremonyId) {
    return switch (round) {
      case HASHES -> colleague.commitmentHash(ceremonyId);
      case COMMITMENTS -> colleague.commitments(ceremonyId);
      case SHARES -> colleague.share(ceremonyId);
      case TRANSCRIPTS -> colleague.transcript(ceremonyId);
      case CONFIRMATIONS -> colleague.confirmation(ceremonyId);
      case DONE -> throw new IllegalStateException("the ceremony is done");
    };
  }

  private synchronized void take(
      Participant participant, Participant.Round round, int from, ByteString said)
      throws CeremonyException {
    switch (round) {
      case HASHES -> participant.takeHash(from, said);
      case COMMITMENTS -> participant.takeCommitments(from, said);
      case SHARES -> participant.takeShare(from, said);
      case TRANSCRIPTS -> participant.takeTranscript(from, said);
      case CONFIRMATIONS -> participant.takeConfirmation(from, said);
      case DONE -> throw new IllegalStateException("the ceremony is done");
    }
  }

  private synchronized void abandon(String ceremonyId) {
    sittings.remove(ceremonyId);
  }

  /**
   * Keeps the share that a ceremony has made, in place of the one before.
   *
   * @return the public key
   * @throws IllegalStateException if the ceremony is not done
   */
  public synchronized EscrowPublicKey finish(String ceremonyId) {
    KeyShare share = sitting(ceremonyId).orElseThrow().participant.finish();
    ring.put(share);
    sittings.remove(ceremonyId);
    return share.key();
  }

  synchronized Optional<ByteString> commitmentHash(String ceremonyId, EndpointId asking) {
    return asked(ceremonyId, asking).map(sitting -> sitting.participant.hash());
  }

  synchronized Optional<ByteString> commitments(String ceremonyId, EndpointId asking) {
    return asked(ceremonyId, asking).flatMap(sitting -> sitting.participant.commitments());
  }

  /** The share of whoever asks, by the certificate shown: nobody gets another's. */
  synchronized Optional<ByteString> share(String ceremonyId, EndpointId asking) {
    return asked(ceremonyId, asking)
        .flatMap(
            sitting ->
                sitting.agents.entrySet().stream()
                    .filter(agent -> agent.getValue().equals(asking))
                    .findFirst()
                    .flatMap(agent -> sitting.participant.shareOf(agent.getKey())))
        .map(share -> share.encode());
  }

  synchronized Optional<ByteString> transcript(String ceremonyId, EndpointId asking) {
    return asked(ceremonyId, asking).flatMap(sitting -> sitting.participant.transcript());
  }

  synchronized Optional<ByteString> confirmation(String ceremonyId, EndpointId asking) {
    return asked(ceremonyId, asking).flatMap(sitting -> sitting.participant.confirmation());
  }

  private Optional<Sitting> asked(String ceremonyId, EndpointId asking) {
    return sitting(ceremonyId)
        .filter(sitting -> sitting.agents.containsValue(asking) && !asking.equals(self));
  }

  private synchronized Optional<Sitting> sitting(String ceremonyId) {
    return Optional.ofNullable(sittings.get(ceremonyId));
  }
}
