package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.protocol.accountability.LogEntries;

/**
 * That accounts are to be intercepted: what the log commits to before they are.
 *
 * @param taskId identifier of the task
 * @param liid the authority's identifier of the interception
 * @param product what becomes of the records
 * @param accounts who is intercepted, at least one
 * @param order what it stands on
 * @param start first instant that may be intercepted
 * @param end first instant that may not be intercepted any more
 */
public record Tasking(
    UUID taskId,
    String liid,
    Product product,
    List<String> accounts,
    OrderBasis order,
    Instant start,
    Instant end) {

  /**
   * What becomes of the records: who changes any of this changes who can read them.
   *
   * @param authority who receives them
   * @param keyHashes {@link LogEntries#keyHash} of each key that they may be sealed to, in the
   *     order of the warrant
   * @param test whether they are no evidence
   */
  public record Product(EndpointId authority, List<ByteString> keyHashes, boolean test) {

    /** Copies the list. */
    public Product {
      keyHashes = List.copyOf(keyHashes);
    }

    /** The same for the keys themselves. */
    public static Product of(EndpointId authority, List<DeliveryKey> keys, boolean test) {
      return new Product(authority, keys.stream().map(LogEntries::keyHash).toList(), test);
    }
  }

  /** Puts the accounts in order. */
  public Tasking {
    accounts = accounts.stream().distinct().sorted().toList();
  }

  /** The same for accounts in no order. */
  public Tasking(
      UUID taskId,
      String liid,
      Product product,
      Set<String> accounts,
      OrderBasis order,
      Instant start,
      Instant end) {
    this(taskId, liid, product, List.copyOf(accounts), order, start, end);
  }

  /**
   * What the commitment hides.
   *
   * @param salt 32 random bytes
   * @param loggedAt when it is logged
   */
  TaskingOpening opening(ByteString salt, Instant loggedAt) {
    return TaskingOpening.newBuilder()
        .setSalt(salt)
        .setTaskId(taskId.toString())
        .setLiid(liid)
        .setAuthority(product.authority)
        .addAllAccounts(accounts)
        .setTimespan(
            Timespan.newBuilder().setStart(timestamp(start)).setEnd(timestamp(end)).build())
        .setDataCategory(order.category())
        .setDeliveryType(order.deliveryType())
        .setOrderHash(order.hash())
        .setLoggedAt(timestamp(loggedAt))
        .addAllDeliveryKeyHashes(product.keyHashes)
        .setIsTest(product.test)
        .build();
  }

  /** The entry that commits to an opening. */
  LogEntry entry(ByteString opening) {
    return LogEntry.newBuilder()
        .setKind(EntryKind.ENTRY_KIND_TASKING)
        .setApprover(order.approver())
        .setOrderTag(order.tag())
        .setCommitment(LogEntries.commitment(opening))
        .setIsEmergency(order.emergency())
        .build();
  }

  /** Whether an opening says all of this. */
  boolean isSaidBy(TaskingOpening opening) {
    return opening(opening.getSalt(), instant(opening.getLoggedAt())).equals(opening);
  }

  /** The identifiers alone: who is intercepted is in no text. */
  @Override
  public String toString() {
    return "Tasking[" + taskId + ", " + accounts.size() + " accounts]";
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  private static Instant instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }
}
