package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.frontdoor.escrow.v1.EscrowKey;
import org.frontdoor.escrow.v1.GetOpeningsResponse;
import org.frontdoor.escrow.v1.OpenRequest;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.escrow.v1.OpeningRefusal;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.escrow.v1.ReleaseKeyRequest;
import org.frontdoor.escrow.v1.ReleaseKeyResponse;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.lab.escrow.blob.AnswerSeal;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.Partials;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.blob.ShareSeal;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.seal.SealingCapability;
import org.frontdoor.protocol.seal.SuiteChoice;

/**
 * An escrow agent without its doors: checks an order, commits it to its log, and only then uses its
 * share. Safe for use by several threads.
 */
public final class EscrowAgent {

  private final KeyRing ring;
  private final KeyPlan plan;
  private final AgentPolicy policy;
  private final OrderCheck check;
  private final OpeningBook book;
  private final InstantSource clock;

  /**
   * @param ring its secrets
   * @param plan which key it offers when
   * @param policy what it leaves out
   * @param check how it checks orders
   * @param book where it writes openings
   */
  public EscrowAgent(
      KeyRing ring,
      KeyPlan plan,
      AgentPolicy policy,
      OrderCheck check,
      OpeningBook book,
      InstantSource clock) {
    this.ring = ring;
    this.plan = plan;
    this.policy = policy;
    this.check = check;
    this.book = book;
    this.clock = clock;
  }

  /** The key to which messages of a time and an account are escrowed, if there is one. */
  public Optional<EscrowKey> key(long period, String account) {
    return plan.keyFor(period, account).map(EscrowPublicKey::toProto);
  }

  /**
   * Opens one message, or says why not. The same order again gets the same answer again, and no
   * second entry in the log, as long as it is fresh ({@link OrderCheck#CLOCK_TOLERANCE}; later it
   * is refused) and is among the last few thousand.
   *
   * @param peer who is at the other end of the connection
   */
  public OpenResponse open(OpenRequest request, Identity peer) {
    try {
      OrderCheck.Checked checked = check.check(request.getOrder(), peer, clock.instant());
      return book.once(
          OpeningRecord.sha256(request.getOrder().getMessage()), order -> opened(checked, order));
    } catch (RefusedException e) {
      return OpenResponse.newBuilder().setRefusal(refusal(e)).build();
    }
  }

  private OpeningRefusal refusal(RefusedException why) {
    book.refused(why.reason());
    return OpeningRefusal.newBuilder().setReason(why.reason()).build();
  }

  /**
   * Hands over the share of the key to which a message is escrowed, or says why not. The order is
   * checked and logged as for an opening; what is opened with the share afterwards is not.
   *
   * @param peer who is at the other end of the connection
   */
  public ReleaseKeyResponse release(ReleaseKeyRequest request, Identity peer) {
    try {
      OrderCheck.Checked checked = check.check(request.getOrder(), peer, clock.instant());
      RefusedException.require(policy.insecureKeyRelease(), RefusalReason.REFUSAL_REASON_RELEASE);
      ByteString order = OpeningRecord.sha256(request.getOrder().getMessage());
      KeyShare share = held(checked.blob()).share;
      Optional<DeliveryKey> to = answerKey(checked);
      RefusedException.require(to.isPresent(), RefusalReason.REFUSAL_REASON_ANSWER);
      OpeningRecord record = OpeningRecord.of(checked, order, book.random());
      var unused = book.write(record, OpeningRecord.entry(record, checked));
      return ReleaseKeyResponse.newBuilder()
          .setSealed(ShareSeal.seal(to.orElseThrow(), order, share))
          .build();
    } catch (RefusedException e) {
      return ReleaseKeyResponse.newBuilder().setRefusal(refusal(e)).build();
    } catch (SealException e) {
      return ReleaseKeyResponse.newBuilder()
          .setRefusal(refusal(new RefusedException(RefusalReason.REFUSAL_REASON_ANSWER)))
          .build();
    }
  }

  private OpenResponse opened(OrderCheck.Checked checked, ByteString order)
      throws RefusedException {
    Held held = held(checked.blob());
    Optional<DeliveryKey> to = answerKey(checked);
    OpeningRecord record = OpeningRecord.of(checked, order, book.random());
    long index = book.write(record, OpeningRecord.entry(record, checked));
    PartialOpening part =
        Partials.make(held.share, held.lane.encapsulation(), order, book.random()).toBuilder()
            .setLogIndex(index)
            .build();
    return answer(to, order, part);
  }

  private record Held(ReadBlob.Lane lane, KeyShare share) {}

  /** The first lane for whose key there is a share here. */
  private Held held(ReadBlob blob) throws RefusedException {
    for (ReadBlob.Lane lane : blob.lanes()) {
      Optional<KeyShare> share = ring.find(lane.keyId());
      if (share.isPresent()) {
        return new Held(lane, share.get());
      }
    }
    throw new RefusedException(RefusalReason.REFUSAL_REASON_KEY);
  }

  /** The key of the warrant to which the answer is sealed; empty if it is not sealed. */
  private Optional<DeliveryKey> answerKey(OrderCheck.Checked checked) throws RefusedException {
    if (policy.insecurePlainAnswers() || checked.warrant().isEmpty()) {
      return Optional.empty();
    }
    Optional<DeliveryKey> key =
        SuiteChoice.choose(
            checked.warrant().get().getDeliveryKeysList(),
            SealingCapability.ofThisMachine().suites());
    RefusedException.require(key.isPresent(), RefusalReason.REFUSAL_REASON_ANSWER);
    return key;
  }

  private static OpenResponse answer(
      Optional<DeliveryKey> to, ByteString order, PartialOpening part) throws RefusedException {
    if (to.isEmpty()) {
      return OpenResponse.newBuilder().setPlain(part).build();
    }
    try {
      return OpenResponse.newBuilder().setSealed(AnswerSeal.seal(to.get(), order, part)).build();
    } catch (SealException e) {
      throw new RefusedException(RefusalReason.REFUSAL_REASON_ANSWER);
    }
  }

  /** The log of openings from an index on, for everybody who comes in by this door. */
  public GetOpeningsResponse openings(long first) {
    CommitmentLog.Page page = book.log().read(first);
    return GetOpeningsResponse.newBuilder()
        .setCheckpoint(page.checkpoint())
        .addAllEntries(page.entries())
        .build();
  }

  /** What the agent shows to whoever oversees it. */
  public List<OpeningRecord> records() {
    return book.records();
  }

  /** What the agent has refused, in order. */
  public List<RefusalReason> refusals() {
    return book.refusals();
  }
}
