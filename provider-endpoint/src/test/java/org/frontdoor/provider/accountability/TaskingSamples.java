package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;

/** Taskings of nobody, and the log that they go into. */
public final class TaskingSamples {

  /** Whose log it is. */
  public static final NoteSigner SIGNER =
      NoteSigner.ofSeed("frontdoor/XX/CSP00001", NoteKeyUse.LOG, new byte[32]);

  /** A witness that the log knows. */
  public static final NoteSigner WITNESS =
      NoteSigner.ofSeed("witness.example/w1", NoteKeyUse.WITNESS, seed(1));

  /** What samples stand on. */
  public static final OrderBasis ORDER = order("an order");

  /** What its product is sealed to. */
  public static final DeliveryKey KEY =
      DeliveryKey.newBuilder()
          .setSuite(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM)
          .setPublicKey(ByteString.copyFrom(new byte[32]))
          .build();

  private TaskingSamples() {}

  /** An order as it would be if these were its bytes. */
  public static OrderBasis order(String bytes) {
    ByteString body = ByteString.copyFromUtf8(bytes);
    return new OrderBasis(
        Approver.newBuilder()
            .setCountryCode("XX")
            .setRealm("criminal")
            .setRole(KeyRole.KEY_ROLE_JUDGE)
            .setUniqueIdentifier("JUDGE001")
            .build(),
        LogEntries.orderTag(body),
        LogEntries.orderHash(body),
        DataCategory.DATA_CATEGORY_TRAFFIC,
        DeliveryType.DELIVERY_TYPE_IRI_ONLY,
        false);
  }

  /** A tasking of one account. */
  public static Tasking tasking(int number, String... accounts) {
    Instant start = TestClock.START;
    return new Tasking(
        new UUID(9, number),
        "LIID-" + number,
        Tasking.Product.of(
            EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("AUTHOR01").build(),
            List.of(KEY),
            false),
        Set.of(accounts),
        ORDER,
        start,
        start.plus(Duration.ofDays(1)));
  }

  /** A log that begins now and forgets everything. */
  public static TaskingLog log(InstantSource clock) {
    return log(new InMemoryTaskingLogStore(), clock);
  }

  /** A log over what is in a store. */
  public static TaskingLog log(TaskingLogStore store, InstantSource clock) {
    return new TaskingLog(
        store,
        new TaskingLog.Terms(SIGNER, List.of(WITNESS.key()), Duration.ofSeconds(10)),
        clock,
        new SecureRandom());
  }

  private static byte[] seed(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    return seed;
  }
}
