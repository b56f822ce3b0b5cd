package org.frontdoor.lab.scenarios.esc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.messenger.Mail;

/**
 * The messenger's file of one account's escrowed messages, from which the authority has them
 * opened. Who sent a message is what the relay says, by the device token of the log-in; what the
 * blob says may differ, and whoever keeps the file may look.
 */
final class Carrier {

  private final String mailbox;
  private final boolean checks;
  private final List<Carried> carried = new ArrayList<>();
  private int refused;

  /**
   * @param mailbox the account that the messages are for
   * @param checks whether a message is refused whose blob is not about this sender and this message
   */
  Carrier(String mailbox, boolean checks) {
    this.mailbox = mailbox;
    this.checks = checks;
  }

  /**
   * A message on file.
   *
   * @param account whose log-in sent it
   * @param wire the message
   * @param claimed whom the blob names as its sender
   */
  record Carried(String account, Letter.Wire wire, String claimed) {}

  /** Files what the relay has delivered, or refuses it. */
  void file(Mail mail) {
    Optional<Letter.Wire> wire = Packet.read(mail.content());
    Optional<EscrowLabel> label = wire.flatMap(Carrier::label);
    if (label.isEmpty() || (checks && !isAbout(mail.sender(), wire.get(), label.get()))) {
      refused++;
    } else {
      carried.add(new Carried(mail.sender(), wire.get(), label.get().getSenderAccountId()));
    }
  }

  private static Optional<EscrowLabel> label(Letter.Wire wire) {
    try {
      return Optional.of(BlobReader.read(wire.blob()).label());
    } catch (BlobException e) {
      return Optional.empty();
    }
  }

  /** What the blob says is what a compliant client of this account says of this message. */
  private boolean isAbout(String account, Letter.Wire wire, EscrowLabel said) {
    Instant sentAt = Instant.ofEpochSecond(said.getSentAt().getSeconds());
    var heading = new LetterWriter.Heading(account, mailbox, said.getPeriod(), sentAt);
    return said.equals(LetterWriter.label(heading, wire.sealed()));
  }

  /** The file. */
  List<Carried> carried() {
    return List.copyOf(carried);
  }

  /** How many messages were refused. */
  int refused() {
    return refused;
  }
}
