package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.OpeningRecord;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opener;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.BlobSealer;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.AuthorityOffice;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.chain.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * ESC-08: somebody at an authority, with a valid warrant for one account, has an escrow agent open
 * the messages of others: as they are, under a false label, or inside a blob of their own.
 */
public final class DecryptionOracle implements Scenario {

  private static final Knowledge<AuthorityOffice> OFFICE = new Knowledge<>("authority.keys");
  private static final Knowledge<OrderDesk.Ground> GROUND = new Knowledge<>("own.warrant");
  private static final Knowledge<AgentChannel> AGENT = new Knowledge<>("agent.connection");
  private static final Knowledge<List<Letter.Wire>> WIRE = new Knowledge<>("recorded.traffic");
  private static final String OWN = "lab-user-0";

  private @Nullable World world;

  private record World(
      Stage stage,
      Jurisdiction state,
      RunningAgent agent,
      AgentChannel channel,
      EscrowPublicKey key,
      Traffic traffic) {

    List<Letter> foreign() {
      return traffic.letters().stream()
          .filter(letter -> !letter.sender().equals(OWN) && !letter.recipient().equals(OWN))
          .toList();
    }
  }

  @Override
  public void warmUp(Stage stage) {
    boolean naive = stage.parameters().flag("believes_labels");
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    RunningAgent agent =
        state.agent(
            "agent1",
            AgentSetup.alone(
                naive ? AgentPolicy.believingLabels() : AgentPolicy.hardened(), Variant.STATIC));
    AgentChannel channel = state.connect(agent);
    EscrowPublicKey key = Traffic.keyOf(channel, 1, OWN);
    Traffic traffic =
        new Traffic(
            stage.parameters().integer("users"),
            new LetterWriter(!naive, stage.secureRandom("users")),
            stage.clock(),
            stage.random("traffic"));
    traffic.day(1, stage.parameters().integer("messages"), List.of(key));
    World built = new World(stage, state, agent, channel, key, traffic);
    world = built;
    OrderDesk.Ground ground =
        new LawfulAccess(state, channel).ground("W-1", OWN, stage.clock().instant());
    stage.story().does("The judge", "signs a warrant for the messages of one account");
    stage.grant(OFFICE, state.authority(), () -> impostor(stage).authority());
    stage.grant(GROUND, ground);
    stage.grant(AGENT, channel);
    stage.grant(WIRE, built.foreign().stream().map(Letter::wire).toList());
  }

  /** The same office with keys that nobody trusts. */
  private static Jurisdiction impostor(Stage stage) {
    return stage.onRevert(
        new Jurisdiction("XX", stage.clock(), what -> stage.secureRandom("decoy " + what)));
  }

  @Override
  public void detonate(Adversary adversary) {
    List<Letter.Wire> wires = adversary.uses(WIRE);
    adversary
        .story()
        .does("The officer", "asks the agent for " + wires.size() + " messages of other people");
    int opened = 0;
    for (Letter.Wire wire : wires) {
      Optional<MessageKey> key =
          asItIs(adversary, wire)
              .or(() -> relabelled(adversary, wire))
              .or(() -> grafted(adversary, wire));
      if (key.isPresent()) {
        world().traffic().claim(wire, key.get());
        opened++;
      }
    }
    adversary.story().holds("the keys of " + opened + " messages that no warrant covers");
  }

  private Optional<MessageKey> asItIs(Adversary adversary, Letter.Wire wire) {
    return ask(adversary, wire.blob());
  }

  /** The foreign blob with the label of the own target. */
  private Optional<MessageKey> relabelled(Adversary adversary, Letter.Wire wire) {
    EscrowBlob foreign = parse(wire.blob());
    EscrowBlob changed = foreign.toBuilder().setLabel(ownLabel(wire).toByteString()).build();
    return ask(adversary, changed.toByteString());
  }

  /** An own blob around the foreign encapsulation; what comes back opens the foreign one. */
  private Optional<MessageKey> grafted(Adversary adversary, Letter.Wire wire) {
    EscrowBlob foreign = parse(wire.blob());
    MessageKey own = MessageKey.random(adversary.secureRandom("graft"));
    EscrowBlob around =
        foreign.getLanes(0).hasProof()
            ? BlobSealer.bound(ownLabel(wire), List.of(world().key()), own)
            : BlobSealer.bare(
                ownLabel(wire), List.of(world().key()), own, adversary.secureRandom("graft"));
    EscrowBlob graft =
        around.toBuilder()
            .setLanes(
                0,
                around.getLanes(0).toBuilder()
                    .setEncapsulation(foreign.getLanes(0).getEncapsulation()))
            .build();
    Optional<ReadBlob> readable = read(graft.toByteString());
    if (readable.isEmpty()) {
      return ask(adversary, graft.toByteString());
    }
    return shared(adversary, readable.get(), graft.toByteString())
        .flatMap(point -> read(wire.blob()).flatMap(blob -> blob.open(List.of(point))));
  }

  private static EscrowLabel ownLabel(Letter.Wire wire) {
    EscrowLabel label = label(wire);
    return label.toBuilder().setSenderAccountId(OWN).build();
  }

  private static EscrowLabel label(Letter.Wire wire) {
    try {
      return EscrowLabel.parseFrom(parse(wire.blob()).getLabel());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a compliant client made a bad label", e);
    }
  }

  /**
   * Sends an order; what the own reader would not even read is sent too, for the agent to judge.
   */
  private Optional<MessageKey> ask(Adversary adversary, ByteString blob) {
    Optional<ReadBlob> readable = read(blob);
    if (readable.isEmpty()) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      adversary.uses(AGENT).open(adversary.uses(OFFICE).order(adversary.uses(GROUND), blob));
      return Optional.empty();
    }
    return shared(adversary, readable.get(), blob)
        .flatMap(point -> readable.get().open(List.of(point)));
  }

  private Optional<Point> shared(Adversary adversary, ReadBlob readable, ByteString blob) {
    adversary.spend(BudgetKind.REQUESTS, 1);
    return adversary
        .uses(OFFICE)
        .opener()
        .lane(readable.lanes().getFirst(), escrow(adversary, blob));
  }

  private Opener.Escrow escrow(Adversary adversary, ByteString blob) {
    return AuthorityOffice.escrow(
        world().key(),
        "agent1",
        adversary.uses(AGENT),
        adversary.uses(OFFICE).order(adversary.uses(GROUND), blob));
  }

  private static Optional<ReadBlob> read(ByteString blob) {
    try {
      return Optional.of(BlobReader.read(blob));
    } catch (BlobException e) {
      return Optional.empty();
    }
  }

  private static EscrowBlob parse(ByteString blob) {
    try {
      return EscrowBlob.parseFrom(blob);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  @Override
  public Outcome observe() {
    World own = world();
    List<Letter> foreign = own.foreign();
    int opened = own.traffic().read(0, own.traffic().letters().size());
    List<Letter> target =
        own.traffic().letters().stream().filter(letter -> letter.sender().equals(OWN)).toList();
    LawfulAccess lawful = new LawfulAccess(own.state(), own.channel());
    int read =
        lawful.read(
            lawful.ground("W-2", OWN, own.stage().clock().instant()), target, List.of(own.key()));
    return Outcome.of(Effect.ofHarm(opened, foreign.size()), visibility(opened))
        .with("o", Metric.count(opened, "messages outside the warrant"))
        .with("u_exp", Metric.count(own.traffic().exposedUsers(), "users"))
        .with("lawful", Metric.fraction(read, target.size(), "of the target's messages"));
  }

  /** Oversight compares what was opened with what the messenger has carried. */
  private Visibility visibility(int opened) {
    Set<ByteString> carried =
        world().traffic().letters().stream()
            .map(letter -> digest(letter.wire().blob()))
            .collect(Collectors.toSet());
    List<OpeningRecord> strange = new ArrayList<>();
    for (OpeningRecord record : world().agent().agent().records()) {
      if (!carried.contains(record.blob())) {
        strange.add(record);
      }
    }
    if (!strange.isEmpty()) {
      world()
          .stage()
          .story()
          .sees(
              "Oversight",
              "sees " + strange.size() + " openings of blobs that the messenger has never carried");
      return Visibility.evidentLater(
          "oversight",
          "the agent's records beside the messenger's store",
          world().stage().clock().epoch());
    }
    return opened == 0 && !world().agent().agent().refusals().isEmpty()
        ? Visibility.prevented("escrow agent", "the label is not bound to the blob, or not covered")
        : Visibility.SILENT;
  }

  private static ByteString digest(ByteString bytes) {
    return new Sha256().add(bytes).finish();
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
