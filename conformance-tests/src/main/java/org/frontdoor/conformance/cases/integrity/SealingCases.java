package org.frontdoor.conformance.cases.integrity;

import com.google.protobuf.ByteString;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/** Sealing (hi2.md section 4, in place of TS 102 232-1 Annex G). */
public final class SealingCases {

  private SealingCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-ENC-01")
            .sends("messages, with a warrant that has a key of every suite")
            .expects("batches sealed to the strongest key, and each bound to header and number")
            .checkFirst("which key is chosen, and what goes into nonce and associated data")
            .needs(Feature.HI2)
            .needs(TesterCall.MESSAGES)
            .runs(SealingCases::records_areSealedAsWritten));
  }

  private static void records_areSealedAsWritten(Examination exam) {
    Order order = exam.order().activate();
    Delivery delivery = exam.authority().delivery().start();
    Gathered gathered = new Gathered();
    Line.messages(exam, order, 2);
    boolean first = delivery.awaitUntil(() -> batches(gathered, delivery, order) > 1);
    exam.require(first, "batches", delivery.describeEnd());
    Line.messages(exam, order, 2);
    Line.end(exam, order, delivery, gathered);
    delivery.finish();

    expectKeys(exam, order, gathered);
    List<String> faults = gathered.open(exam, order.liid()).faults();
    exam.expect(
        faults.isEmpty(),
        "batches are sealed under the epoch's key, with header and number",
        String.join("; ", new HashSet<>(faults)));
    expectFreshNonces(exam, gathered.units(order.liid(), UnitKind.UNIT_KIND_BATCH));
    ByteString account = ByteString.copyFromUtf8(order.account());
    exam.expect(
        gathered.units(order.liid()).stream().noneMatch(holds(account)),
        "nothing of the target is delivered in clear",
        "a unit holds the target's account in clear");
  }

  private static int batches(Gathered gathered, Delivery delivery, Order order) {
    gathered.take(delivery.received());
    return gathered.units(order.liid(), UnitKind.UNIT_KIND_BATCH).size();
  }

  private static void expectKeys(Examination exam, Order order, Gathered gathered) {
    List<ReceivedUnit> epochs = gathered.units(order.liid(), UnitKind.UNIT_KIND_EPOCH);
    exam.expect(!epochs.isEmpty(), "an epoch before the first batch", "there is none");
    SealingSuite strongest =
        exam.setting().deliveryKeys().stream()
            .map(key -> key.publicKey().getSuite())
            .filter(suite -> can(exam, suite))
            .min(Comparator.naturalOrder())
            .orElseThrow(() -> exam.notApplicable("a suite of sealing"));
    Set<ByteString> keys = new HashSet<>();
    for (DeliveryKeyPair key : exam.setting().deliveryKeys()) {
      keys.add(key.keyId());
    }
    for (ReceivedUnit epoch : epochs) {
      exam.expect(
          keys.contains(epoch.header().getEpochDetail().getDeliveryKeyId()),
          "epochs are sealed to a key of the warrant",
          "one is sealed to another key");
      exam.expect(
          epoch.header().getEpochDetail().getSuite() == strongest,
          "the strongest suite of the warrant that the endpoint has",
          "the suite is " + epoch.header().getEpochDetail().getSuite());
    }
  }

  private static boolean can(Examination exam, SealingSuite suite) {
    return switch (suite) {
      case SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM -> exam.declares(Feature.XWING);
      case SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM -> exam.declares(Feature.X25519);
      case SEALING_SUITE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  private record Nonce(long epoch, long number) {}

  private static void expectFreshNonces(Examination exam, List<ReceivedUnit> batches) {
    Set<Nonce> used = new HashSet<>();
    for (ReceivedUnit batch : batches) {
      Nonce nonce = new Nonce(batch.header().getEpoch(), batch.header().getFirstRecord());
      exam.expect(
          used.add(nonce),
          "no number seals twice in an epoch",
          "number " + nonce.number() + " seals two batches of epoch " + nonce.epoch());
    }
  }

  private static Predicate<ReceivedUnit> holds(ByteString text) {
    return unit ->
        contains(unit.unit().getHeader(), text) || contains(unit.unit().getCiphertext(), text);
  }

  private static boolean contains(ByteString bytes, ByteString text) {
    for (int at = 0; at + text.size() <= bytes.size(); at++) {
      if (bytes.substring(at, at + text.size()).equals(text)) {
        return true;
      }
    }
    return false;
  }
}
