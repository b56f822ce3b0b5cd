package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.SupportedProfile;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;
import org.frontdoor.provider.register.InMemoryRegister;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterTerms;
import org.frontdoor.provider.register.StatusKeeper;
import org.frontdoor.provider.tasking.FakeDirectory;
import org.frontdoor.provider.tasking.Filing;
import org.frontdoor.provider.tasking.RecordingSwitch;
import org.frontdoor.provider.tasking.SwitchBoard;
import org.frontdoor.provider.tasking.SwitchCircumstances;
import org.frontdoor.provider.tasking.TaskingCoordinator;

/**
 * A provider's HI-1 in memory, with everything real but the register, the messenger and
 * interception. Every answer is verified and parsed as an authority would.
 */
final class Hi1Fixture implements AutoCloseable {

  static final SupportedProfile XX = profile("XX", true);
  static final SupportedProfile WITHOUT_LIST = profile("YY", false);

  final TestClock clock = new TestClock();
  final RecordingSwitch interception = new RecordingSwitch(clock);
  final RingingStore store;
  final TaskingCoordinator tasking;
  final Hi1 hi1;

  /** Over all fixtures, since some share a register. */
  private static final AtomicLong IDS = new AtomicLong();

  private final MessageVerifier answers =
      new MessageVerifier(new CertificateVerifier(Lab.PKI.anchors()));
  private final StrictParser<Hi1Message> parser =
      StrictParser.of(Hi1Message.getDefaultInstance(), ParseLimits.usual());

  Hi1Fixture() {
    this(new InMemoryRegister(), Lab.PKI.anchors());
  }

  Hi1Fixture(RegisterStore register, TrustAnchors trust) {
    this(register, trust, true);
  }

  Hi1Fixture(RegisterStore register, TrustAnchors trust, boolean started) {
    store = new RingingStore(register);
    CertificateVerifier certificates = new CertificateVerifier(trust);
    WarrantFindings findings =
        new WarrantFindings(
            new WarrantVerifier(certificates), (warrant, filedAt) -> Optional.empty());
    FakeDirectory directory =
        new FakeDirectory(
            Map.of(
                Drafts.TARGET,
                Set.of(Drafts.TARGET, "4915112345678"),
                "berta",
                Set.of("berta", "4915112345678")));
    SwitchBoard board = new SwitchBoard();
    StatusKeeper keeper =
        new StatusKeeper(
            new RegisterTerms(Lab.provider(), Map.of("XX", Duration.ofHours(24))),
            new SwitchCircumstances(findings, directory, board));
    Filing filing = new Filing(keeper, this::id);
    tasking =
        new TaskingCoordinator(
            new TaskingCoordinator.Ground(store, keeper, filing, board), interception, clock);
    ServedProfiles profiles = new ServedProfiles(List.of(XX, WITHOUT_LIST));
    TargetFormats formats = new TargetFormats(Drafts.formats());
    hi1 =
        new Hi1(
            new Hi1.Voice(
                Lab.PROVIDER,
                new MessageVerifier(certificates),
                profiles,
                formats,
                findings,
                CspConfigs.of(
                    Lab.provider(),
                    profiles,
                    formats,
                    List.of(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM),
                    clock.instant())),
            new Hi1.Parts(store, filing, tasking, clock, this::id));
    if (started) {
      tasking.start();
    }
  }

  private static SupportedProfile profile(String owner, boolean list) {
    return SupportedProfile.newBuilder()
        .setOwner(owner)
        .setVersion("v1.0")
        .setListAllowed(list)
        .build();
  }

  /** A new identifier. */
  UUID id() {
    return new UUID(0x1111_2222_3333_4444L, IDS.incrementAndGet());
  }

  Header.Builder header(Party sender) {
    return Header.newBuilder()
        .setSender(sender.id())
        .setReceiver(Lab.provider())
        .setTransactionIdentifier(id().toString())
        .setTimestamp(Times.timestamp(clock.instant()))
        .setVersion(version(XX));
  }

  static Version version(SupportedProfile profile) {
    return Version.newBuilder()
        .setEtsiVersion("V1.23.1")
        .setNationalProfileOwner(profile.getOwner())
        .setNationalProfileVersion(profile.getVersion())
        .build();
  }

  /** A message with these actions, numbered from zero. */
  Hi1Message.Builder message(Party sender, ActionRequest.Builder... actions) {
    RequestPayload.Builder request = RequestPayload.newBuilder();
    for (ActionRequest.Builder action : actions) {
      request.addActionRequests(
          action.clone().setActionIdentifier(request.getActionRequestsCount()));
    }
    return Hi1Message.newBuilder().setHeader(header(sender)).setRequest(request);
  }

  /** Sends signed bytes over the connection of a party and reads the answer. */
  Hi1Message send(SignedMessage signed, Party peer) {
    return read(raw(signed, peer));
  }

  /** The answer as it came. */
  SignedMessage raw(SignedMessage signed, Party peer) {
    return hi1.door().exchange(signed, peer.identity()).join();
  }

  Hi1Message read(SignedMessage answer) {
    try {
      return parser.parse(
          answers
              .verify(answer, Purposes.HI1_MESSAGE, KeyRole.KEY_ROLE_PROVIDER, clock.instant())
              .bytes());
    } catch (UntrustedException | MalformedMessageException e) {
      throw new AssertionError("the provider's answer is not as it must be", e);
    }
  }

  static SignedMessage sign(Party party, Hi1Message message) {
    return sign(party, message.toByteString());
  }

  static SignedMessage sign(Party party, ByteString bytes) {
    return party.key().sign(bytes, Purposes.HI1_MESSAGE);
  }

  /** Sends a message that must be executed. */
  List<ActionResponse> act(Party party, ActionRequest.Builder... actions) {
    Hi1Message answer = send(sign(party, message(party, actions).build()), party);
    assertThat(answer.getResponse().hasTopLevelError())
        .as("refused: %s", answer.getResponse().getTopLevelError().getRule())
        .isFalse();
    return answer.getResponse().getActionResponses().getActionResponsesList();
  }

  /** Sends a message that must be refused as a whole. */
  ErrorInformation refused(Party party, UnaryOperator<Hi1Message.Builder> spoil) {
    Hi1Message message = spoil.apply(message(party, Actions.get(id()))).build();
    Hi1Message answer = send(sign(party, message), party);
    assertThat(answer.getResponse().hasTopLevelError()).isTrue();
    return answer.getResponse().getTopLevelError();
  }

  /** Does one action that must succeed, and gives the object it answers with. */
  Hi1Object done(Party party, ActionRequest.Builder action) {
    ActionResponse response = act(party, action).getFirst();
    assertThat(response.hasError()).as(response.getError().getRule()).isFalse();
    return switch (response.getResultCase()) {
      case GET -> response.getGet().getObject();
      case CREATE -> response.getCreate().getObject();
      case UPDATE -> response.getUpdate().getObject();
      default -> throw new AssertionError("no object in this answer");
    };
  }

  /** Does one action that must fail. */
  ErrorInformation failed(Party party, ActionRequest.Builder action) {
    ActionResponse response = act(party, action).getFirst();
    assertThat(response.hasError()).as("the action fails").isTrue();
    return response.getError();
  }

  Hi1Object get(Party party, UUID id) {
    return done(party, Actions.get(id));
  }

  /** Waits until tasking has done everything that follows from what was committed. */
  void settle() {
    tasking.runDue();
  }

  /** Moves the clock and does what becomes due. */
  void advance(Duration by) {
    clock.advance(by);
    tasking.runDue();
  }

  @Override
  public void close() {
    tasking.close();
  }
}
