package org.frontdoor.lab.scenarios.fsc;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.scenario.Stage;

/** Users of a forward-secret messenger, who escrow every message key, or none. */
final class RatchetUsers {

  private final Stage stage;
  private final Optional<EscrowPublicKey> escrow;
  private final Map<String, SenderChain> chains = new TreeMap<>();
  private final Map<String, SenderChain> heard = new TreeMap<>();
  private final LetterWriter writer;
  private final List<Letter> letters = new ArrayList<>();
  private int unread;

  RatchetUsers(Stage stage, Optional<EscrowPublicKey> escrow) {
    this.stage = stage;
    this.escrow = escrow;
    this.writer = new LetterWriter(true, stage.secureRandom("unused"));
    for (int i = 0; i < stage.parameters().integer("users"); i++) {
      SenderChain chain = SenderChain.begin(stage.secureRandom("device " + i));
      chains.put("lab-user-" + i, chain);
      heard.put("lab-user-" + i, chain.copy());
    }
  }

  /** Every user sends so many messages to the next one. */
  void write(int messages) {
    List<String> users = new ArrayList<>(chains.keySet());
    for (int i = 0; i < users.size(); i++) {
      String recipient = users.get((i + 1) % users.size());
      for (int n = 0; n < messages; n++) {
        Letter letter = letter(users.get(i), recipient);
        MessageKey theirs = Optional.ofNullable(heard.get(users.get(i))).orElseThrow().next();
        unread += letter.isReadWith(Optional.of(theirs)) ? 0 : 1;
        letters.add(letter);
      }
    }
  }

  private Letter letter(String from, String to) {
    MessageKey key = Optional.ofNullable(chains.get(from)).orElseThrow().next();
    String text = "Synthetic message " + letters.size() + " of " + from;
    var heading = new LetterWriter.Heading(from, to, 1, stage.clock().instant());
    if (escrow.isPresent()) {
      return writer.write(heading, text, List.of(escrow.get()), key);
    }
    return new Letter(
        from,
        to,
        1,
        heading.sentAt(),
        text,
        new Letter.Wire(key.seal(ByteString.copyFromUtf8(text)), ByteString.EMPTY));
  }

  /** How many messages their recipients, with their own end of the chain, could not open. */
  int unread() {
    return unread;
  }

  /** What a thief finds on all devices at this moment. */
  List<SenderChain> devices() {
    return chains.values().stream().map(SenderChain::copy).toList();
  }

  /** As many devices that nobody has. */
  List<SenderChain> decoys() {
    return chains.keySet().stream()
        .map(user -> SenderChain.begin(stage.secureRandom("decoy " + user)))
        .toList();
  }

  List<Letter> letters() {
    return letters;
  }
}
