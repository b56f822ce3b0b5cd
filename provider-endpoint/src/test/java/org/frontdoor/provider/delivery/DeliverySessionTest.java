package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;
import static org.frontdoor.provider.delivery.DeliverySamples.BETA;
import static org.frontdoor.provider.delivery.DeliverySamples.adding;
import static org.frontdoor.provider.delivery.DeliverySamples.batch;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliverResponse.MessageCase;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

final class DeliverySessionTest {

  private static final int WINDOW = 64 << 10;
  private static final DeliverySettings SETTINGS =
      new DeliverySettings(
          DeliverySettings.DEFAULT.windowBytes(),
          DeliverySettings.DEFAULT.keepaliveIdle(),
          DeliverySettings.DEFAULT.keepaliveAnswer(),
          DeliverySettings.DEFAULT.keepaliveTimeout(),
          DeliverySettings.DEFAULT.checkpointInterval(),
          1024);
  private static final long TIME1 = DeliverySettings.DEFAULT.keepaliveIdle().toMillis();
  private static final long TIME3 = DeliverySettings.DEFAULT.keepaliveTimeout().toMillis();

  private final TestClock clock = new TestClock();
  private final LabPki pki = DeliverySamples.pki(clock);
  private final InMemorySpool spool = new InMemorySpool();
  private final Outboxes outboxes = new Outboxes(spool);
  private final DeliveryParty party =
      new DeliveryParty(pki.evidence("PROVIDE1"), SETTINGS, outboxes, clock);

  @Test
  void hello_isAnsweredWithSignedOptions_thatReturnItsNonce() throws Exception {
    Hello hello =
        SessionDriver.hello(ALPHA, WINDOW).toBuilder()
            .setNonce(ByteString.copyFromUtf8("0123456789abcdef"))
            .build();
    DeliverResponse answer = new SessionDriver(party, ALPHA).hello(hello).getFirst();

    ByteString signed =
        new MessageVerifier(new CertificateVerifier(pki.anchors()))
            .verify(
                answer.getHelloResponse().getSignedOptions(),
                Purposes.HI2_OPTIONS,
                KeyRole.KEY_ROLE_EVIDENCE,
                clock.instant())
            .bytes();
    StreamOptions options = StreamOptions.parseFrom(signed);
    assertThat(options.getNonce()).isEqualTo(hello.getNonce());
    assertThat(options.getAuthority()).isEqualTo(ALPHA);
    assertThat(options.getWindowBytes()).isEqualTo(WINDOW);
    assertThat(options.getOptionsList())
        .containsExactlyInAnyOrder(
            DeliveryOption.DELIVERY_OPTION_ACKNOWLEDGEMENT,
            DeliveryOption.DELIVERY_OPTION_CHECKPOINT,
            DeliveryOption.DELIVERY_OPTION_KEEPALIVE);
  }

  @Test
  void window_isNeverLargerThanTheProviders() throws Exception {
    DeliverResponse answer =
        new SessionDriver(party, ALPHA).hello(SessionDriver.hello(ALPHA, 64 << 20)).getFirst();
    StreamOptions options =
        StreamOptions.parseFrom(answer.getHelloResponse().getSignedOptions().getMessage());
    assertThat(options.getWindowBytes()).isEqualTo(DeliverySettings.DEFAULT.windowBytes());
  }

  @Test
  void hello_withoutARequiredOption_isRefused() {
    for (DeliveryOption missing :
        List.of(
            DeliveryOption.DELIVERY_OPTION_ACKNOWLEDGEMENT,
            DeliveryOption.DELIVERY_OPTION_CHECKPOINT,
            DeliveryOption.DELIVERY_OPTION_KEEPALIVE)) {
      Hello complete = SessionDriver.hello(ALPHA, WINDOW);
      Hello.Builder stripped = complete.toBuilder().clearOptions();
      complete.getOptionsList().stream()
          .filter(option -> option != missing)
          .forEach(stripped::addOptions);
      assertEnds(stripped.build(), StreamEnd.OPTION_REQUIRED);
    }
  }

  @Test
  void hello_ofSomebodyElse_isRefused() {
    assertEnds(SessionDriver.hello(BETA, WINDOW), StreamEnd.WRONG_AUTHORITY);
  }

  @Test
  void hello_inAnotherVersion_isRefused() {
    assertEnds(
        SessionDriver.hello(ALPHA, WINDOW).toBuilder().setProtocolVersion("2.0").build(),
        StreamEnd.VERSION_UNSUPPORTED);
  }

  @Test
  void secondHello_isRefused() {
    SessionDriver session = open(0);
    session.hello(SessionDriver.hello(ALPHA, WINDOW));
    assertThat(session.end()).contains(StreamEnd.OUT_OF_ORDER);
  }

  @Test
  void anythingBeforeTheHello_isRefused() {
    SessionDriver session = new SessionDriver(party, ALPHA);
    session.acknowledge(1, 0);
    assertThat(session.end()).contains(StreamEnd.OUT_OF_ORDER);
  }

  @Test
  void nothingSaidInTime_endsTheStream() {
    SessionDriver session = new SessionDriver(party, ALPHA);
    session.advanceMillis(TIME3);
    session.all();
    assertThat(session.end()).contains(StreamEnd.TIMED_OUT);
  }

  @Test
  void units_areSentFromTheResumePosition() {
    fill(ALPHA, 5, 100);
    assertThat(positions(open(3).all())).containsExactly(3L, 4L, 5L);
  }

  @Test
  void resume_aheadOfWhatWasGiven_isRefused_andReleasesNothing() {
    fill(ALPHA, 5, 100);
    SessionDriver session = new SessionDriver(party, ALPHA);
    List<DeliverResponse> answers = session.open(7, 0, WINDOW);

    assertThat(answers).last().matches(DeliverResponse::hasOperatorMessage);
    assertThat(session.end()).contains(StreamEnd.AHEAD);
    assertThat(spool.read(ALPHA, 1, 1000)).hasSize(5);
  }

  @Test
  void resume_withACheckpointNeverMade_isRefused() {
    SessionDriver session = new SessionDriver(party, ALPHA);
    session.open(0, 1, WINDOW);
    assertThat(session.end()).contains(StreamEnd.AHEAD);
  }

  @Test
  void resume_withANumberBeyondAllOthers_isRefused() {
    SessionDriver session = new SessionDriver(party, ALPHA);
    session.hello(SessionDriver.hello(ALPHA, WINDOW));
    session.send(DeliverRequest.newBuilder().setResume(Resume.newBuilder().setNextPosition(-1)));
    session.all();
    assertThat(session.end()).contains(StreamEnd.AHEAD);
  }

  @Test
  void resume_behindWhatWasReleased_isToldSo_andGoesOnLater() {
    fill(ALPHA, 5, 100);
    SessionDriver first = open(0);
    first.all();
    first.acknowledge(4, 0);

    List<DeliverResponse> answers = new SessionDriver(party, ALPHA).open(2, 0, WINDOW);
    assertThat(answers.get(1).getOperatorMessage().getPriority())
        .isEqualTo(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR);
    assertThat(answers.get(2).getResumed().getNextPosition()).isEqualTo(4);
  }

  @Test
  void window_bounds_whatIsOnItsWay_andMovesWithAcknowledgements() {
    fill(ALPHA, 10, 20_000);
    SessionDriver session = open(0);
    assertThat(positions(session.all())).containsExactly(1L, 2L, 3L);
    assertThat(positions(session.all())).isEmpty();

    session.acknowledge(3, 0);
    assertThat(positions(session.all())).containsExactly(4L, 5L);
    assertThat(spool.read(ALPHA, 1, 1)).first().matches(unit -> unit.position() == 3);
  }

  @Test
  void unitLargerThanTheWindow_isSentAlone() {
    fill(ALPHA, 2, 100_000);
    SessionDriver session = open(0);
    assertThat(positions(session.all())).containsExactly(1L);
    session.acknowledge(2, 0);
    assertThat(positions(session.all())).containsExactly(2L);
  }

  @Test
  void acknowledgement_ofWhatWasNotSent_isRefused_andReleasesNothing() {
    fill(ALPHA, 10, 20_000);
    SessionDriver session = open(0);
    session.all();
    session.acknowledge(5, 0);
    session.all();
    assertThat(session.end()).contains(StreamEnd.AHEAD);
    assertThat(spool.read(ALPHA, 1, 1)).first().matches(unit -> unit.position() == 1);
  }

  @Test
  void acknowledgement_repeatedOrOlder_changesNothing() {
    fill(ALPHA, 5, 100);
    SessionDriver session = open(0);
    session.all();
    session.acknowledge(4, 0);
    session.acknowledge(4, 0);
    session.acknowledge(2, 0);
    assertThat(session.end()).isEmpty();
    assertThat(spool.read(ALPHA, 1, 1000)).hasSize(2);
  }

  @Test
  void newUnits_wakeTheSession_andAreSent() {
    SessionDriver session = open(0);
    session.woken();
    fill(ALPHA, 1, 100);
    assertThat(session.woken()).isTrue();
    assertThat(positions(session.all())).containsExactly(1L);
  }

  @Test
  void checkpoint_comesAfterTheInterval_overWhatWasSent() throws Exception {
    fill(ALPHA, 3, 100);
    SessionDriver session = open(0);
    List<DeliverResponse> units = session.all();
    assertThat(units).noneMatch(DeliverResponse::hasCheckpoint);
    assertThat(session.deadlineMillis()).isEqualTo(1_000);

    session.advanceMillis(1_000);
    DeliverResponse checkpoint = session.all().getFirst();
    CheckpointLeaf leaf = leaf(checkpoint);
    assertThat(leaf.getRecordCount()).isEqualTo(3);
    assertThat(leaf.getChainHead()).isEqualTo(spool.read(ALPHA, 3, 1).getFirst().linkAfter());
    session.advanceMillis(1_000);
    assertThat(session.all()).as("nothing moved since").isEmpty();
  }

  @Test
  void checkpoint_comesAfterItsUnits_withoutWaiting() {
    fill(ALPHA, SETTINGS.checkpointUnits(), 10);
    assertThat(open(0).all()).filteredOn(DeliverResponse::hasCheckpoint).hasSize(1);
  }

  @Test
  void end_isCoveredByAFinalCheckpointAtOnce() throws Exception {
    fill(ALPHA, 1, 100);
    spool.commit(adding(ALPHA, DeliverySamples.end("LIID", 2, 1)));
    outboxes.of(ALPHA).moveTo(3);
    List<DeliverResponse> sent = open(0).all();
    assertThat(leaf(sent.getLast()).getFinal()).isTrue();
  }

  @Test
  void finalState_isRepeatedInEverySession_untilACheckpointWithItIsAcknowledged() throws Exception {
    fill(ALPHA, 1, 100);
    spool.commit(adding(ALPHA, DeliverySamples.end("LIID", 2, 1)));
    outboxes.of(ALPHA).moveTo(3);
    SessionDriver first = open(0);
    first.all();
    first.acknowledge(3, 0);
    first.cut();

    SessionDriver second = open(3);
    second.advanceMillis(1_000);
    DeliverResponse repeated = second.all().getFirst();
    assertThat(leaf(repeated).getFinal()).isTrue();
    second.acknowledge(3, number(repeated));
    second.cut();

    SessionDriver third = new SessionDriver(party, ALPHA);
    third.open(3, number(repeated), WINDOW);
    third.advanceMillis(1_000);
    assertThat(third.all()).isEmpty();
  }

  @Test
  void unitsStoredButNotCovered_areInTheNextSessionsFirstCheckpoint() throws Exception {
    fill(ALPHA, 3, 100);
    SessionDriver first = open(0);
    first.all();
    first.cut();

    SessionDriver second = open(4);
    second.advanceMillis(1_000);
    assertThat(leaf(second.all().getFirst()).getRecordCount()).isEqualTo(3);
  }

  @Test
  void idleStream_asksForASignOfLife_andGoesOnWhenAnswered() {
    SessionDriver session = open(0);
    session.advanceMillis(TIME1 - 1);
    assertThat(session.all()).isEmpty();
    session.advanceMillis(1);
    assertThat(session.all()).singleElement().matches(DeliverResponse::hasKeepaliveRequest);
    session.answer(0);
    session.advanceMillis(TIME3);
    session.all();
    assertThat(session.end()).isEmpty();
  }

  @Test
  void halfOpenPeer_isGivenUpAfterTime3() {
    SessionDriver session = open(0);
    session.advanceMillis(TIME1);
    session.all();
    session.advanceMillis(TIME3 - 1);
    session.all();
    assertThat(session.end()).isEmpty();
    session.advanceMillis(1);
    session.all();
    assertThat(session.end()).contains(StreamEnd.TIMED_OUT);
  }

  @Test
  void halfOpenPeer_underBacklog_isGivenUpToo() {
    fill(ALPHA, 100, 20_000);
    SessionDriver session = open(0);
    session.all();
    session.advanceMillis(1_000);
    assertThat(session.all()).as("the checkpoint").hasSize(1);
    session.advanceMillis(TIME1);
    assertThat(session.control()).singleElement().matches(DeliverResponse::hasKeepaliveRequest);
    session.advanceMillis(TIME3);
    session.control();
    assertThat(session.end()).contains(StreamEnd.TIMED_OUT);
  }

  @Test
  void slowPeer_thatStillStoresSomething_isNotGivenUp() {
    fill(ALPHA, 100, 20_000);
    SessionDriver session = open(0);
    session.all();
    session.advanceMillis(TIME1);
    session.control();
    session.advanceMillis(TIME3 - 1);
    session.acknowledge(2, 0);
    session.advanceMillis(TIME3 - 1);
    session.control();
    assertThat(session.end()).isEmpty();
  }

  @Test
  void oldAnswer_doesNotCountAsASignOfLife() {
    SessionDriver session = open(0);
    session.advanceMillis(TIME1);
    session.all();
    session.answer(0);
    session.advanceMillis(TIME1);
    session.all();
    session.answer(0);
    session.advanceMillis(TIME3);
    session.all();
    assertThat(session.end()).contains(StreamEnd.TIMED_OUT);
  }

  @Test
  void keepaliveRequest_underBacklog_isAnsweredBeforeAnyUnit() {
    fill(ALPHA, 100, 1_000);
    SessionDriver session = open(0);
    session.ask(7);
    DeliverResponse first = session.all().getFirst();
    assertThat(first.getKeepaliveResponse().getSequenceNumber()).isEqualTo(7);
  }

  @Test
  void keepaliveRequest_ofAPeerThatTakesNothing_isAnsweredAllTheSame() {
    fill(ALPHA, 100, 20_000);
    SessionDriver session = open(0);
    session.all();
    session.ask(8);
    assertThat(session.control())
        .extracting(DeliverResponse::getMessageCase)
        .containsExactly(MessageCase.KEEPALIVE_RESPONSE);
  }

  @Test
  void newerStream_endsTheOlder_andGetsEverythingUnacknowledged() {
    fill(ALPHA, 3, 100);
    SessionDriver older = open(0);
    older.all();
    older.woken();
    SessionDriver newer = open(2);
    assertThat(older.woken()).isTrue();
    older.acknowledge(4, 0);
    older.all();
    assertThat(older.end()).contains(StreamEnd.REPLACED);
    assertThat(positions(newer.all())).containsExactly(2L, 3L);
    assertThat(spool.read(ALPHA, 1, 1000)).as("the older one acknowledges nothing").hasSize(2);
  }

  @Test
  void unitsOfAnotherAuthority_areInvisible_andItsPositionsUnknown() {
    fill(BETA, 5, 100);
    SessionDriver session = open(0);
    session.advanceMillis(2_000);
    assertThat(session.all()).isEmpty();
    SessionDriver curious = new SessionDriver(party, ALPHA);
    curious.open(3, 0, WINDOW);
    assertThat(curious.end()).contains(StreamEnd.AHEAD);
  }

  @Test
  void operatorMessages_waitForTheNextStream() {
    outboxes.of(ALPHA).say(OperatorMessage.newBuilder().setText("Something was lost.").build());
    assertThat(new SessionDriver(party, ALPHA).open(0, 0, WINDOW))
        .last()
        .matches(DeliverResponse::hasOperatorMessage);
  }

  private SessionDriver open(long nextPosition) {
    SessionDriver session = new SessionDriver(party, ALPHA);
    List<DeliverResponse> answers = session.open(nextPosition, 0, WINDOW);
    assertThat(answers).filteredOn(DeliverResponse::hasResumed).hasSize(1);
    return session;
  }

  private void assertEnds(Hello hello, StreamEnd end) {
    SessionDriver session = new SessionDriver(party, ALPHA);
    assertThat(session.hello(hello)).isEmpty();
    assertThat(session.end()).contains(end);
  }

  private void fill(EndpointId authority, int units, int bytes) {
    long first = outboxes.of(authority).nextPosition();
    for (long at = first; at < first + units; at++) {
      spool.commit(adding(authority, batch("LIID", at, at - 1, 1, bytes)));
    }
    outboxes.of(authority).moveTo(first + units);
  }

  private static List<Long> positions(List<DeliverResponse> sent) {
    return sent.stream()
        .flatMap(message -> message.getUnits().getUnitsList().stream())
        .map(DeliveryUnit::getPosition)
        .toList();
  }

  private static CheckpointLeaf leaf(DeliverResponse checkpoint)
      throws InvalidProtocolBufferException {
    return CheckpointLeaf.parseFrom(checkpoint.getCheckpoint().getLeaves(0));
  }

  private static long number(DeliverResponse checkpoint) throws InvalidProtocolBufferException {
    return CheckpointBody.parseFrom(checkpoint.getCheckpoint().getSignedBody().getMessage())
        .getNumber();
  }
}
