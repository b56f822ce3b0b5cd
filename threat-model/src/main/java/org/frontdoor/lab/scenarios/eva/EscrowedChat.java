package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.escrow.v1.EscrowLane;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.AgentSetup;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenarios.esc.LawfulAccess;
import org.frontdoor.lab.scenarios.esc.Traffic;

/**
 * Alice's conversation with Bob on a messenger with the lab's escrow: one agent that checks
 * everything, blobs that are bound to their labels, an authority with a warrant against Alice.
 */
final class EscrowedChat implements EscrowedClient {

  private static final String ALICE = "lab-user-alice";
  private static final String BOB = "lab-user-bob";

  private final Stage stage;
  private final EscrowPublicKey key;
  private final LetterWriter writer;
  private final SecureRandom dice;
  private final Optional<ByteString> seed;
  private final EscrowGate gate;
  private final LawfulAccess lawful;
  private final OrderDesk.Ground ground;
  private final List<Sent> relayed = new ArrayList<>();

  /** Reads the parameter {@code registered}: whether message keys follow from a seed. */
  EscrowedChat(Stage stage) {
    this.stage = stage;
    Jurisdiction state = stage.onRevert(new Jurisdiction("XX", stage.clock(), stage::secureRandom));
    AgentChannel agent =
        state.connect(
            state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), Variant.STATIC)));
    this.key = Traffic.keyOf(agent, 1, ALICE);
    this.dice = stage.secureRandom("Alice's device");
    this.writer = new LetterWriter(true, dice);
    this.seed =
        stage.parameters().flag("registered")
            ? Optional.of(bytes(stage.secureRandom("registered seed")))
            : Optional.empty();
    this.gate = new EscrowGate(List.of(key), seed);
    this.lawful = new LawfulAccess(state, agent);
    this.ground = lawful.ground("W-1", ALICE, stage.clock().instant());
  }

  /** As many random bytes as a message key has. */
  static ByteString bytes(SecureRandom random) {
    byte[] bytes = new byte[MessageKey.BYTES];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  @Override
  public MessageKey nextKey() throws GeneralSecurityException {
    return seed.isPresent()
        ? EscrowGate.prescribed(seed.get(), gate.passed())
        : MessageKey.random(dice);
  }

  @Override
  public void send(Draft draft) throws GeneralSecurityException {
    Letter letter = write(draft);
    if (gate.passes(letter.wire())) {
      relayed.add(new Sent(letter, draft.key()));
    }
  }

  /** A message of somebody else who means nothing by it. */
  Letter honest(SecureRandom random) {
    return write(new Draft(SmallTalk.any(random), MessageKey.random(random)));
  }

  private Letter write(Draft draft) {
    var heading = new LetterWriter.Heading(ALICE, BOB, 1, stage.clock().instant());
    return writer.write(heading, draft.text(), List.of(key), draft.key());
  }

  /** What Bob and the provider have got, oldest first. */
  List<Sent> relayed() {
    return Collections.unmodifiableList(relayed);
  }

  /** How many of Alice's messages did not pass. */
  long refused() {
    return gate.refused();
  }

  /** The message key that the agent helps the authority to, if the message opens with it. */
  Optional<MessageKey> open(Sent sent) {
    Optional<MessageKey> found = lawful.open(ground, sent.letter(), key).key();
    return sent.letter().isReadWith(found) ? found : Optional.empty();
  }

  /** Everything in a blob that is not said in clear: digest, points, proof and wrapped key. */
  static ByteString unclear(Letter letter) {
    try {
      EscrowBlob blob = EscrowBlob.parseFrom(letter.wire().blob());
      EscrowLane lane = blob.getLanes(0);
      return EscrowLabel.parseFrom(blob.getLabel())
          .getContentDigest()
          .concat(lane.getEncapsulation())
          .concat(lane.getProof().getSecondPoint())
          .concat(lane.getProof().getChallenge())
          .concat(lane.getProof().getResponse())
          .concat(blob.getWrappedKey());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a blob passed that is none", e);
    }
  }
}
