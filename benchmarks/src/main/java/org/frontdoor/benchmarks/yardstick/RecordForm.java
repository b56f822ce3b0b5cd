package org.frontdoor.benchmarks.yardstick;

import org.frontdoor.provider.messenger.Identifiers;

/**
 * How long the accounts' names in a record are, which decides how large it is.
 *
 * @param sender characters in the name of the account that sends
 * @param receiver characters in the name of the account that receives
 */
public record RecordForm(int sender, int receiver) {

  /** Six digits and a letter are the shortest name that tells a sender from a receiver. */
  static final int SHORTEST_NAME = 7;

  private static final int USUAL_NAME = 9;

  /** What figures of bare streams elsewhere were measured with. */
  private static final int ORIENTATION_BYTES = 129;

  /** Refuses names that no account may have. */
  public RecordForm {
    require(sender);
    require(receiver);
  }

  /** Names as long as those of the accounts in the rows of the product. */
  public static RecordForm usual() {
    return ofNames(USUAL_NAME);
  }

  /** Names of one length. */
  public static RecordForm ofNames(int characters) {
    return new RecordForm(characters, characters);
  }

  /** Records of 129 bytes, by longer names. */
  public static RecordForm orientation() {
    return ofBytes(ORIENTATION_BYTES);
  }

  /** Records of so many bytes, the lengths of all their fields included. */
  public static RecordForm ofBytes(int bytes) {
    RecordForm shortest = ofNames(SHORTEST_NAME);
    int more = bytes - shortest.bytes();
    return new RecordForm(SHORTEST_NAME + more - more / 2, SHORTEST_NAME + more / 2);
  }

  /** Bytes of a record, without what stands around it in a batch. */
  public int bytes() {
    return SampleRecords.bytesOf(this);
  }

  private static void require(int characters) {
    if (characters < SHORTEST_NAME || characters > Identifiers.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a name has " + SHORTEST_NAME + " to " + Identifiers.MAX_LENGTH + " characters");
    }
  }
}
