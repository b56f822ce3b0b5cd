package org.frontdoor.lab.scenarios.esc;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;

/** A messenger that knows its senders by their log-in, and may look at what blobs say of them. */
final class Carrier {

  private final boolean checks;
  private final List<Carried> carried = new ArrayList<>();
  private int refused;

  /**
   * @param checks whether a message is refused whose blob is not about this sender and this message
   */
  Carrier(boolean checks) {
    this.checks = checks;
  }

  /**
   * A message that went through.
   *
   * @param account whose log-in sent it
   */
  record Carried(String account, Letter letter) {}

  /** Hands in a message; returns whether it is carried. */
  boolean carry(String account, Letter letter) {
    if (checks && !isAbout(account, letter)) {
      refused++;
      return false;
    }
    carried.add(new Carried(account, letter));
    return true;
  }

  /** What the blob says is what a compliant client of this account says of this message. */
  private static boolean isAbout(String account, Letter letter) {
    try {
      EscrowLabel said = BlobReader.read(letter.wire().blob()).label();
      var heading =
          new LetterWriter.Heading(account, letter.recipient(), letter.period(), letter.sentAt());
      return said.equals(LetterWriter.label(heading, letter.wire().sealed()));
    } catch (BlobException e) {
      return false;
    }
  }

  List<Carried> carried() {
    return carried;
  }

  int refused() {
    return refused;
  }
}
