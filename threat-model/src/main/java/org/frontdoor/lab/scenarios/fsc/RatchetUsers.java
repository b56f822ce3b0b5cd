package org.frontdoor.lab.scenarios.fsc;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.scenario.Stage;

/**
 * Users of a forward-secret messenger, who escrow every message key, or none. They write over the
 * provider's relay, and what it hands out is recorded.
 */
final class RatchetUsers {

  private final Stage stage;
  private final Optional<EscrowPublicKey> escrow;
  private final List<User> users = new ArrayList<>();
  private final LetterWriter writer;
  private final List<Letter> letters = new ArrayList<>();
  private final Map<ByteString, Letter> onTheWay = new HashMap<>();
  private final List<Letter.Wire> recorded = new ArrayList<>();

  /**
   * Somebody with one device.
   *
   * @param chain with which he sends
   * @param heard the same chain at whom he writes to
   */
  private record User(RelayDevice device, SenderChain chain, SenderChain heard) {

    String account() {
      return device.account();
    }
  }

  RatchetUsers(Stage stage, Relay relay, Optional<EscrowPublicKey> escrow) {
    this.stage = stage;
    this.escrow = escrow;
    this.writer = new LetterWriter(true, stage.secureRandom("unused"));
    for (int i = 0; i < stage.parameters().integer("users"); i++) {
      SenderChain chain = SenderChain.begin(stage.secureRandom("device " + i));
      String account = Relay.freshAccount(stage.reference(), "fsc02-user");
      users.add(new User(relay.register(account), chain, chain.copy()));
    }
  }

  /** Every user sends so many messages to the next one, who reads them. */
  void write(int messages) {
    for (int i = 0; i < users.size(); i++) {
      User from = users.get(i);
      User to = users.get((i + 1) % users.size());
      for (int n = 0; n < messages; n++) {
        Letter letter = letter(from, to);
        letters.add(letter);
        onTheWay.put(letter.wire().sealed(), letter);
        from.device().send(to.account(), packed(letter.wire()));
      }
      to.device().receive().forEach(mail -> read(from, mail));
    }
  }

  private Letter letter(User from, User to) {
    MessageKey key = from.chain().next();
    String text = "Synthetic message " + letters.size() + " of " + from.account();
    var heading =
        new LetterWriter.Heading(from.account(), to.account(), 1, stage.clock().instant());
    if (escrow.isPresent()) {
      return writer.write(heading, text, List.of(escrow.get()), key);
    }
    return new Letter(
        from.account(),
        to.account(),
        1,
        heading.sentAt(),
        text,
        new Letter.Wire(key.seal(ByteString.copyFromUtf8(text)), ByteString.EMPTY));
  }

  /** What arrives is no longer on the way if it opens with this side's end of the chain. */
  private void read(User from, Mail mail) {
    Letter.Wire arrived = unpacked(mail.content());
    recorded.add(arrived);
    MessageKey key = from.heard().next();
    Letter sent = onTheWay.get(arrived.sealed());
    if (sent != null && mail.sender().equals(from.account()) && sent.isReadWith(Optional.of(key))) {
      onTheWay.remove(arrived.sealed());
    }
  }

  private static ByteString packed(Letter.Wire wire) {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(wire.sealed().size()).flip();
    return ByteString.copyFrom(length).concat(wire.sealed()).concat(wire.blob());
  }

  private static Letter.Wire unpacked(ByteString content) {
    int end = Integer.BYTES + content.asReadOnlyByteBuffer().getInt();
    return new Letter.Wire(content.substring(Integer.BYTES, end), content.substring(end));
  }

  /** How many messages their recipients did not get, or could not open. */
  int unread() {
    return onTheWay.size();
  }

  /** What the relay has handed out, in order, without what only the users know of it. */
  List<Letter.Wire> recorded() {
    return List.copyOf(recorded);
  }

  /** What a thief finds on all devices at this moment. */
  List<SenderChain> devices() {
    return users.stream().map(user -> user.chain().copy()).toList();
  }

  /** As many devices that nobody has. */
  List<SenderChain> decoys() {
    List<SenderChain> decoys = new ArrayList<>();
    for (int i = 0; i < users.size(); i++) {
      decoys.add(SenderChain.begin(stage.secureRandom("decoy " + i)));
    }
    return decoys;
  }

  List<Letter> letters() {
    return letters;
  }
}
