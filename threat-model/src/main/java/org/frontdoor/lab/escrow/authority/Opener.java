package org.frontdoor.lab.escrow.authority;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.lab.escrow.blob.AnswerSeal;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.Partials;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/**
 * Sends an order to agents and puts their answers together. Whoever has the answers can do this; a
 * sealed answer needs the delivery key of the warrant. Answers are not signed: whom a bad one is
 * blamed on is certain only if the agent was asked over a connection of one's own.
 */
public final class Opener {

  private final Optional<DeliveryKeyPair> deliveryKey;
  private final Optional<RandomGenerator> insecureArrivals;

  /**
   * @param deliveryKey opens sealed answers; empty for whoever does not have it
   */
  public Opener(Optional<DeliveryKeyPair> deliveryKey) {
    this(deliveryKey, Optional.empty());
  }

  private Opener(
      Optional<DeliveryKeyPair> deliveryKey, Optional<RandomGenerator> insecureArrivals) {
    this.deliveryKey = deliveryKey;
    this.insecureArrivals = insecureArrivals;
  }

  /**
   * One that takes every part for good, and the first that arrive.
   *
   * @param arrivals decides which arrive first
   */
  public static Opener insecureUnchecked(
      Optional<DeliveryKeyPair> deliveryKey, RandomGenerator arrivals) {
    return new Opener(deliveryKey, Optional.of(arrivals));
  }

  /**
   * An escrow key, the agents that have shares of it, and what they are asked with. Escrows of
   * different states need orders of their own.
   *
   * @param key what is known of the key
   * @param agents the agents to ask, by their index
   * @param order the order for these agents
   */
  public record Escrow(
      EscrowPublicKey key, SortedMap<Integer, Agent> agents, SignedMessage order) {}

  /**
   * An agent to ask.
   *
   * @param name for the report
   * @param answers how it answers an order
   */
  public record Agent(String name, Answers answers) {}

  /** How an agent answers, near or far. */
  @FunctionalInterface
  public interface Answers {
    /** Throws {@link StatusRuntimeException} if it does not. */
    OpenResponse open(SignedMessage order);
  }

  /**
   * Tries to open a blob.
   *
   * @param escrows by name of the key; a lane whose escrow is missing stays closed
   */
  public Opening open(ReadBlob blob, Map<String, Escrow> escrows) {
    Progress progress = new Progress();
    List<Point> shared = new ArrayList<>();
    for (ReadBlob.Lane lane : blob.lanes()) {
      Escrow escrow = escrows.get(lane.keyId());
      if (escrow != null) {
        lane(lane, escrow, progress).ifPresent(shared::add);
      }
    }
    return new Opening(
        blob.open(shared), progress.parts, progress.refusals, progress.blamed, progress.silent);
  }

  private static final class Progress {

    private final SortedMap<String, RefusalReason> refusals = new TreeMap<>();
    private final SortedSet<String> blamed = new TreeSet<>();
    private final SortedSet<String> silent = new TreeSet<>();
    private int parts;
  }

  /**
   * What one lane encapsulates, if enough agents give their parts: what an authority of one state
   * hands to that of another.
   */
  public Optional<Point> lane(ReadBlob.Lane lane, Escrow escrow) {
    return lane(lane, escrow, new Progress());
  }

  private Optional<Point> lane(ReadBlob.Lane lane, Escrow escrow, Progress progress) {
    List<PartialOpening> parts = new ArrayList<>();
    for (Map.Entry<Integer, Agent> agent : escrow.agents.entrySet()) {
      part(escrow, agent.getKey(), agent.getValue(), progress).ifPresent(parts::add);
    }
    insecureArrivals.ifPresent(arrivals -> Collections.shuffle(parts, arrivals));
    Partials.Combination combined =
        insecureArrivals.isPresent()
            ? Partials.insecureCombine(escrow.key, parts)
            : Partials.combine(
                escrow.key, lane.encapsulation(), OrderDesk.digest(escrow.order), parts);
    progress.parts += combined.good().size();
    for (int index : combined.blamed()) {
      Agent agent = escrow.agents.get(index);
      if (agent != null) {
        progress.blamed.add(agent.name);
      }
    }
    return combined.shared();
  }

  private Optional<PartialOpening> part(Escrow escrow, int index, Agent agent, Progress progress) {
    try {
      OpenResponse answer = agent.answers.open(escrow.order);
      return switch (answer.getResultCase()) {
        case PLAIN -> own(index, answer.getPlain(), agent, progress);
        case SEALED -> {
          if (deliveryKey.isEmpty()) {
            yield Optional.empty();
          }
          yield own(
              index,
              AnswerSeal.open(
                  deliveryKey.get(),
                  OrderDesk.digest(escrow.order),
                  new AnswerSeal.Agent(escrow.key.keyId(), index),
                  answer.getSealed()),
              agent,
              progress);
        }
        case REFUSAL -> {
          progress.refusals.put(agent.name, answer.getRefusal().getReason());
          yield Optional.empty();
        }
        case RESULT_NOT_SET -> blame(agent, progress);
      };
    } catch (StatusRuntimeException e) {
      progress.silent.add(agent.name);
      return Optional.empty();
    } catch (SealException | BlobException e) {
      return blame(agent, progress);
    }
  }

  /** A part in another agent's name is the fault of whoever sent it. */
  private static Optional<PartialOpening> own(
      int index, PartialOpening part, Agent agent, Progress progress) {
    return part.getIndex() == index ? Optional.of(part) : blame(agent, progress);
  }

  private static Optional<PartialOpening> blame(Agent agent, Progress progress) {
    progress.blamed.add(agent.name);
    return Optional.empty();
  }
}
