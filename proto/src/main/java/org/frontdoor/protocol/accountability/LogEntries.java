package org.frontdoor.protocol.accountability;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.accountability.v1.TaskingReceipt;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.protocol.chain.Sha256;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** Reads entries, and makes and opens their commitments. Bytes are hashed as they travel. */
public final class LogEntries {

  private static final byte[] ORDER = label("frontdoor.accountability.warrant.v1");
  private static final byte[] KEY = label("frontdoor.accountability.key.v1");
  private static final byte[] OPENING = label("frontdoor.accountability.opening.v1");

  private static final StrictParser<LogEntry> ENTRY =
      StrictParser.of(LogEntry.getDefaultInstance(), ParseLimits.usual());
  private static final StrictParser<TaskingOpening> TASKING =
      StrictParser.of(TaskingOpening.getDefaultInstance(), ParseLimits.usual());

  private static final StrictParser<TaskingReceipt> RECEIPT =
      StrictParser.of(TaskingReceipt.getDefaultInstance(), ParseLimits.usual());

  private LogEntries() {}

  /**
   * By what whoever holds an order finds its entries.
   *
   * @param order the order as it was handed in, CMS SignedData in DER
   * @return 32 bytes
   */
  public static ByteString orderTag(ByteString order) {
    return new Sha256().add(ORDER).add(order).finish();
  }

  /** The hash of an order that an opening names, 32 bytes. */
  public static ByteString orderHash(ByteString order) {
    return new Sha256().add(order).finish();
  }

  /** The hash of a key that the product may be sealed to, 32 bytes. */
  public static ByteString keyHash(DeliveryKey key) {
    byte[] suite = ByteBuffer.allocate(Integer.BYTES).putInt(key.getSuiteValue()).array();
    return new Sha256().add(KEY).add(suite).add(key.getPublicKey()).finish();
  }

  /** The commitment to an opening, 32 bytes. */
  public static ByteString commitment(ByteString opening) {
    return new Sha256().add(OPENING).add(opening).finish();
  }

  /** Whether an entry commits to this opening. */
  public static boolean commitsTo(LogEntry entry, ByteString opening) {
    return entry.getCommitment().equals(commitment(opening));
  }

  /**
   * Reads an entry, strictly.
   *
   * @throws MalformedMessageException if it is none
   */
  public static LogEntry parse(ByteString entry) throws MalformedMessageException {
    return ENTRY.parse(entry);
  }

  /**
   * Reads the opening of a tasking, strictly. It says nothing before {@link #commitsTo} holds.
   *
   * @throws MalformedMessageException if it is none
   */
  public static TaskingOpening parseTasking(ByteString opening) throws MalformedMessageException {
    return TASKING.parse(opening);
  }

  /**
   * Reads a receipt, strictly. What it shows, nobody has checked.
   *
   * @throws MalformedMessageException if it is none
   */
  public static TaskingReceipt parseReceipt(ByteString receipt) throws MalformedMessageException {
    return RECEIPT.parse(receipt);
  }

  private static byte[] label(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }
}
