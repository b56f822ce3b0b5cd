package org.frontdoor.provider.intake;

import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;
import org.frontdoor.provider.tasking.Filing;
import org.frontdoor.provider.tasking.TaskingCoordinator;

/** Puts HI-1 together, for the program that serves it. */
public final class Hi1 {

  private final TaskingDoor door;
  private final Answers answers;
  private final Parts parts;

  /**
   * What HI-1 is made of.
   *
   * @param self key that signs the answers
   * @param senders verifies the messages of authorities
   * @param profiles national profiles that are served
   * @param formats formats of target identifiers
   * @param warrants findings on documents; the same as the status rules use
   * @param config answer to GETCSPCONFIG
   */
  public record Voice(
      SigningIdentity self,
      MessageVerifier senders,
      ServedProfiles profiles,
      TargetFormats formats,
      WarrantFindings warrants,
      CspConfig config) {}

  /**
   * What HI-1 works on.
   *
   * @param ids source of identifiers
   */
  public record Parts(
      RingingStore store,
      Filing filing,
      TaskingCoordinator tasking,
      InstantSource clock,
      Supplier<UUID> ids) {}

  /** Puts the door together. */
  public Hi1(Voice voice, Parts parts) {
    this.parts = parts;
    Hi1Faults faults = new Hi1Faults(parts.ids);
    StrictParser<Hi1Message> parser =
        StrictParser.of(Hi1Message.getDefaultInstance(), ParseLimits.usual());
    MessageGate gate =
        new MessageGate(
            voice.self.identity().endpointId(),
            voice.senders,
            parser,
            voice.profiles,
            faults,
            parts.ids);
    KindRules rules = new KindRules(voice.formats, voice.warrants);
    ActionRunner runner =
        new ActionRunner(
            new CreateHandler(rules, parts.filing),
            new UpdateHandler(rules, parts.filing),
            voice.config,
            faults);
    this.answers = new Answers(voice.self, parser, voice.profiles.usual(), parts.clock, parts.ids);
    this.door = new TaskingDoor(gate, runner, answers, parts.store, parts.tasking, parts.clock);
  }

  /** The door itself, without a network. */
  public TaskingDoor door() {
    return door;
  }

  /**
   * The door over gRPC; to be served behind {@link PeerIdentity}.
   *
   * @param executor sends notifications; a thread for each task, such as virtual threads
   */
  public BindableService service(AuthorityRateLimit limit, Executor executor) {
    TaskingGrpcService service =
        new TaskingGrpcService(door, answers, parts.store, limit, executor);
    return () -> UnreadableRequests.letThrough(service.bindService());
  }
}
