package org.frontdoor.provider.tasking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.OrderBasis;
import org.frontdoor.provider.accountability.Tasking;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.accountability.TaskingSamples;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A receipt is good for one task, and for nothing that differs from it in anything. */
final class ReceiptTest {

  /** Who drives the tap has honest receipts, and could change what is not in them. */
  @TestFactory
  Stream<DynamicTest> receipt_ofATask_isOfThatTaskAloneInEverything() {
    return variants().entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertOther(each.getValue())));
  }

  private void assertOther(InterceptionTask other) throws Exception {
    TaskingLog log = TaskingSamples.log(new TestClock());
    LoggedTasking receipt = log.commit(List.of(task(1).tasking())).getFirst();
    TreeHead head = LogCheckpoint.verify(receipt.checkpoint(), log.key()).head();
    receipt.requireLogged(task(1).tasking(), head);
    Tasking tapped = other.tasking();
    assertThatThrownBy(() -> receipt.requireLogged(tapped, head))
        .hasMessageContaining("something else");
  }

  /** The first task, each time with one attribute changed. */
  private static Map<String, InterceptionTask> variants() {
    InterceptionTask task = task(1);
    OrderBasis basis = task.order();
    DeliveryKey stranger = key(TaskingSamples.KEY.getSuite(), 7);
    DeliveryKey otherSuite = key(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM, 0);
    EndpointId authority = task.authority().toBuilder().setUniqueIdentifier("AUTHOR02").build();
    Map<String, InterceptionTask> variants = new LinkedHashMap<>();
    variants.put("task", with(task, new UUID(9, 2), task.liid(), task.authority()));
    variants.put("liid", with(task, task.taskId(), "LIID-2", task.authority()));
    variants.put("authority", with(task, task.taskId(), task.liid(), authority));
    variants.put("accounts", with(task, Set.of("somebody", "else"), task.deliveryKeys(), false));
    variants.put("key", with(task, task.accounts(), List.of(stranger), false));
    variants.put("suite", with(task, task.accounts(), List.of(otherSuite), false));
    variants.put(
        "one more key", with(task, task.accounts(), List.of(TaskingSamples.KEY, stranger), false));
    variants.put("test", with(task, task.accounts(), task.deliveryKeys(), true));
    variants.put("start", with(task, task.start().plusNanos(1000), task.end(), basis));
    variants.put("end", with(task, task.start(), task.end().plusNanos(1000), basis));
    variants.put(
        "order", with(task, task.start(), task.end(), TaskingSamples.order("another order")));
    variants.put(
        "approver",
        with(
            task,
            basis.approver().toBuilder().setUniqueIdentifier("JUDGE002").build(),
            basis.tag(),
            false));
    variants.put("tag", with(task, basis.approver(), basis.hash(), false));
    variants.put("emergency", with(task, basis.approver(), basis.tag(), true));
    return variants;
  }

  private static DeliveryKey key(SealingSuite suite, int first) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) first;
    return DeliveryKey.newBuilder()
        .setSuite(suite)
        .setPublicKey(ByteString.copyFrom(bytes))
        .build();
  }

  private static InterceptionTask with(
      InterceptionTask task, UUID id, String liid, EndpointId authority) {
    return new InterceptionTask(
        id,
        liid,
        authority,
        task.accounts(),
        task.deliveryKeys(),
        task.start(),
        task.end(),
        task.test(),
        task.order());
  }

  private static InterceptionTask with(
      InterceptionTask task, Set<String> accounts, List<DeliveryKey> keys, boolean test) {
    return new InterceptionTask(
        task.taskId(),
        task.liid(),
        task.authority(),
        accounts,
        keys,
        task.start(),
        task.end(),
        test,
        task.order());
  }

  private static InterceptionTask with(
      InterceptionTask task, Instant start, Instant end, OrderBasis order) {
    return new InterceptionTask(
        task.taskId(),
        task.liid(),
        task.authority(),
        task.accounts(),
        task.deliveryKeys(),
        start,
        end,
        task.test(),
        order);
  }

  private static InterceptionTask with(
      InterceptionTask task, Approver approver, ByteString tag, boolean emergency) {
    OrderBasis basis = task.order();
    return with(
        task,
        task.start(),
        task.end(),
        new OrderBasis(
            approver, tag, basis.hash(), basis.category(), basis.deliveryType(), emergency));
  }

  private static InterceptionTask task(int number) {
    Tasking tasking = TaskingSamples.tasking(number, "account-" + number);
    return new InterceptionTask(
        new UUID(9, number),
        tasking.liid(),
        tasking.product().authority(),
        Set.copyOf(tasking.accounts()),
        List.of(TaskingSamples.KEY),
        TestClock.START,
        TestClock.START.plus(Duration.ofDays(1)),
        false,
        tasking.order());
  }
}
