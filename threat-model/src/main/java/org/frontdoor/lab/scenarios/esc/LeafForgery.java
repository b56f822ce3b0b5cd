package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * ESC-01: a user makes up escrow fields at random until an own chip takes one, and sends it to an
 * honest peer, whose chip takes it too. The escrow then finds no key in it (Blaze, 1994: a rogue
 * with an honest peer). Two rogues need not even do that: nobody checks.
 */
public final class LeafForgery implements Scenario {

  private static final Knowledge<SortedMap<Integer, PeerCheck>> CHIPS =
      new Knowledge<>("own.chips");
  private static final Knowledge<LetterWriter> CLIENT = new Knowledge<>("own.client");
  private static final String ROGUE = "lab-user-rogue";
  private static final int WRAPPED_BYTES = 48;
  private static final int PAST_FORGING = 128;

  private final SortedMap<Integer, Metric> trials = new TreeMap<>();
  private final List<Letter> taken = new ArrayList<>();
  private @Nullable World world;
  private int sent;
  private int refused;

  private record World(
      Stage stage,
      Jurisdiction state,
      AgentChannel agent,
      EscrowPublicKey key,
      SortedMap<Integer, PeerCheck> peers,
      List<Letter> honest) {}

  @Override
  public void warmUp(Stage stage) {
    boolean recomputed = stage.parameters().flag("recomputed");
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    var agent =
        state.agent(
            "agent1",
            AgentSetup.alone(
                recomputed ? AgentPolicy.hardened() : AgentPolicy.believingLabels(),
                Variant.STATIC));
    AgentChannel channel = state.connect(agent);
    EscrowPublicKey key = Traffic.keyOf(channel, 1, ROGUE);
    LetterWriter writer = new LetterWriter(recomputed, stage.secureRandom("clients"));
    SortedMap<Integer, PeerCheck> peers = new TreeMap<>();
    SortedMap<Integer, PeerCheck> strangers = new TreeMap<>();
    EscrowPublicKey other = KeyShare.alone(key.keyId(), stage.secureRandom("decoy")).key();
    int last = stage.parameters().integer("last_bits");
    for (int bits = stage.parameters().integer("first_bits"); bits <= last; bits += 4) {
      int size = bits < PAST_FORGING ? stage.flaw(bits, PAST_FORGING) : bits;
      peers.put(bits, check(recomputed, key, size, stage.secureRandom("family " + bits)));
      strangers.put(bits, check(recomputed, other, size, stage.secureRandom("decoy " + bits)));
    }
    List<Letter> honest = honest(stage, writer, key, peers.firstEntry().getValue());
    world = new World(stage, state, channel, key, peers, honest);
    stage.story().says("Honest clients escrow every key, and take no message whose check fails");
    stage.grant(CHIPS, peers, () -> strangers);
    stage.grant(CLIENT, writer);
  }

  private static PeerCheck check(
      boolean recomputed, EscrowPublicKey key, int bits, SecureRandom family) {
    return recomputed ? PeerCheck.recompute(List.of(key)) : new Chip(bits, family);
  }

  /** Messages of honest clients, which honest clients take. */
  private List<Letter> honest(
      Stage stage, LetterWriter writer, EscrowPublicKey key, PeerCheck peer) {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < stage.parameters().integer("forgeries"); i++) {
      MessageKey session = MessageKey.random(stage.secureRandom("honest " + i));
      Letter letter = writer.write(heading(stage.clock()), "Honest " + i, List.of(key), session);
      EscrowBlob blob = blob(letter);
      if (peer.accepts(session, blob, peer.checksum(session, blob))) {
        letters.add(letter);
      } else {
        refused++;
      }
    }
    return letters;
  }

  private static LetterWriter.Heading heading(InstantSource clock) {
    return new LetterWriter.Heading(ROGUE, "lab-user-peer", 1, clock.instant());
  }

  @Override
  public void detonate(Adversary adversary) {
    for (var chip : adversary.uses(CHIPS).entrySet()) {
      int found = 0;
      long before = adversary.left(BudgetKind.OPERATIONS);
      int wanted = adversary.parameters().integer("forgeries");
      while (found < wanted && forge(adversary, chip.getKey(), found)) {
        found++;
      }
      long tried = before - adversary.left(BudgetKind.OPERATIONS);
      trials.put(
          chip.getKey(),
          found == wanted
              ? Metric.fraction(tried, wanted, "trials a forgery")
              : Metric.notWithin(tried, "trials"));
      adversary.story().holds(found + " fields that pass " + words(chip.getKey(), chip.getValue()));
      if (found < wanted) {
        return;
      }
    }
  }

  private static String words(int bits, PeerCheck check) {
    return check instanceof Chip
        ? "a checksum of " + bits + " bits"
        : "the recipient's own making of the field";
  }

  /** Tries until the own check passes or patience ends; then sends what there is. */
  private boolean forge(Adversary adversary, int bits, int number) {
    String what = bits + "/" + number;
    PeerCheck own = Optional.ofNullable(adversary.uses(CHIPS).get(bits)).orElseThrow();
    MessageKey session = MessageKey.random(adversary.secureRandom("session " + what));
    Letter letter =
        adversary
            .uses(CLIENT)
            .write(heading(adversary.clock()), "Rogue " + what, List.of(world().key()), session);
    Attempt attempt =
        own instanceof Chip chip
            ? guess(
                adversary,
                chip,
                session,
                blob(letter),
                adversary.random("forger " + what),
                patience(adversary, bits))
            : substitute(adversary, own, session, letter);
    send(Optional.ofNullable(world().peers().get(bits)).orElseThrow(), session, letter, attempt);
    return attempt.passes;
  }

  /** Twelve times what chance needs on average, as long as that is in reach. */
  private static long patience(Adversary adversary, int bits) {
    long most = adversary.parameters().integer("patience");
    return bits < Integer.SIZE - 4 ? Math.min(most, 12L << bits) : most;
  }

  private record Attempt(EscrowBlob blob, ByteString checksum, boolean passes) {}

  /** Random wrapped keys with random checksums. */
  private Attempt guess(
      Adversary adversary,
      Chip chip,
      MessageKey session,
      EscrowBlob honest,
      RandomGenerator random,
      long patience) {
    byte[] wrapped = new byte[WRAPPED_BYTES];
    byte[] checksum = new byte[chip.checksumBytes()];
    boolean passes = false;
    for (long i = 0; i < patience && !passes; i++) {
      adversary.spend(BudgetKind.OPERATIONS, 1);
      random.nextBytes(wrapped);
      random.nextBytes(checksum);
      passes = chip.accepts(session, ByteString.copyFrom(wrapped), ByteString.copyFrom(checksum));
    }
    return new Attempt(
        honest.toBuilder().setWrappedKey(ByteString.copyFrom(wrapped)).build(),
        ByteString.copyFrom(checksum),
        passes);
  }

  /** Fields of other keys, each well-formed and proved, so that every agent would take it. */
  private Attempt substitute(
      Adversary adversary, PeerCheck own, MessageKey session, Letter letter) {
    EscrowBlob other = blob(letter);
    int patience = adversary.parameters().integer("patience_recomputed");
    boolean passes = false;
    for (int i = 0; i < patience && !passes; i++) {
      adversary.spend(BudgetKind.OPERATIONS, 1);
      MessageKey foreign = MessageKey.random(adversary.secureRandom("foreign " + i));
      Letter wrong =
          adversary
              .uses(CLIENT)
              .write(heading(adversary.clock()), letter.text(), List.of(world().key()), foreign);
      other = blob(wrong);
      passes = own.accepts(session, other, ByteString.EMPTY);
    }
    return new Attempt(other, ByteString.EMPTY, passes);
  }

  /** The honest peer looks for itself. */
  private void send(PeerCheck peer, MessageKey session, Letter letter, Attempt attempt) {
    sent++;
    if (peer.accepts(session, attempt.blob, attempt.checksum)) {
      taken.add(
          new Letter(
              letter.sender(),
              letter.recipient(),
              letter.period(),
              letter.sentAt(),
              letter.text(),
              new Letter.Wire(letter.wire().sealed(), attempt.blob.toByteString())));
    } else {
      refused++;
    }
  }

  @Override
  public Outcome observe() {
    World own = world();
    LawfulAccess lawful = new LawfulAccess(own.state(), own.agent());
    var ground = lawful.ground("W-1", ROGUE, own.stage().clock().instant());
    int honest = lawful.read(ground, own.honest(), List.of(own.key()));
    int recovered = lawful.read(ground, taken, List.of(own.key()));
    int evaded = taken.size() - recovered;
    Outcome outcome =
        Outcome.of(
                sent == 0 ? Effect.HOLDS : Effect.ofHarm(evaded, sent),
                visibility(evaded + own.honest().size() - honest))
            .with("evaded", Metric.fraction(evaded, Math.max(1, sent), "of the rogue's messages"))
            .with(
                "honest_recovered",
                Metric.fraction(honest, own.honest().size(), "of the honest messages"));
    for (var size : trials.entrySet()) {
      outcome = outcome.with("trials_" + size.getKey(), size.getValue());
    }
    return outcome;
  }

  private Visibility visibility(int empty) {
    if (empty > 0) {
      world()
          .stage()
          .story()
          .sees(
              "The authority", "sees " + empty + " fields of its target in which there is no key");
      return Visibility.evidentLater(
          "authority", "what its warrant opens", world().stage().clock().epoch());
    }
    return refused > 0
        ? Visibility.prevented("recipient", "the check of the escrow field")
        : Visibility.SILENT;
  }

  private static EscrowBlob blob(Letter letter) {
    try {
      return EscrowBlob.parseFrom(letter.wire().blob());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a client made a bad blob", e);
    }
  }

  private World world() {
    return Optional.ofNullable(world)
        .orElseThrow(() -> new IllegalStateException("warmUp comes first"));
  }
}
