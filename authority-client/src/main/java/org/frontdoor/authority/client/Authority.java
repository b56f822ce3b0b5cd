package org.frontdoor.authority.client;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.cases.CaseFile;
import org.frontdoor.authority.cases.CaseFile.CaseTask;
import org.frontdoor.authority.collector.Backoff;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.collector.CollectorListener;
import org.frontdoor.authority.collector.Expectations;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.GetCspConfigAction;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;

/**
 * An authority that speaks to one provider.
 *
 * <pre>{@code
 * try (var authority = Authority.connect(config)) {
 *   var draft = authority.draftAgainst(List.of(target)).referredToAs("W-17").during(from, until);
 *   byte[] warrant = judge.sign(draft);
 *   Submission submission = authority.submit(warrant);
 *   submission.awaitActive(Duration.ofSeconds(10));
 *   authority.follow(notification -> ..., trouble -> ...);
 *   try (Collector collector = authority.receive(store, listener)) {
 *     ...
 *     authority.cancel(submission.liids().getFirst());
 *   }
 * }
 * }</pre>
 *
 * <p>What the provider refuses comes back as an {@link Outcome}; what goes wrong otherwise is
 * thrown as an {@link AuthorityException}. Safe for use by many threads.
 */
public final class Authority implements AutoCloseable {

  private static final int LIID_RANDOM_BYTES = 8;

  private final AuthorityConfig config;
  private final ManagedChannel channel;
  private final Conversation conversation;
  private final Exchange exchange;

  private Authority(AuthorityConfig config, ManagedChannel channel) {
    this.config = config;
    this.channel = channel;
    this.conversation = new Conversation(config);
    this.exchange = new Exchange(conversation, config.provider(), channel);
  }

  /**
   * Opens the connection; it is made when it is first used, over mutual TLS 1.3 and never
   * otherwise.
   */
  public static Authority connect(AuthorityConfig config) {
    ManagedChannel channel =
        ProviderChannel.open(
            config.provider(),
            config.credentials().tls(),
            new CertificateVerifier(config.credentials().trust()),
            config.surroundings().clock());
    return new Authority(config, channel);
  }

  /** The provider that is spoken to. */
  public ProviderAddress provider() {
    return config.provider();
  }

  /** What the provider supports. */
  public CspConfig providerConfig() {
    ActionRequest action =
        ActionRequest.newBuilder().setGetCspConfig(GetCspConfigAction.getDefaultInstance()).build();
    return accepted(exchange(List.of(action))).getFirst().getGetCspConfig();
  }

  /** A draft that this authority may use and this provider is to obey. */
  public WarrantDraft draftAgainst(List<TargetIdentifier> targets) {
    return WarrantDraft.against(targets)
        .usableBy(
            config.identity(),
            config.credentials().delivery().stream().map(DeliveryKeyPair::publicKey).toList())
        .addressedTo(config.provider().id());
  }

  /**
   * Submits a signed warrant: its document, an authorisation and a task for each target, in one
   * message.
   */
  public Submission submit(byte[] warrant) {
    return submit(warrant, false);
  }

  /**
   * Submits a signed warrant.
   *
   * @param test whether the product is no evidence
   */
  public Submission submit(byte[] warrant, boolean test) {
    WarrantDocument document = read(warrant);
    CaseFile file = newCase(document);
    config.cases().add(file);
    Answer answer = exchange(Actions.order(config.identity(), document, warrant, file, test));
    if (answer.accepted().isEmpty()) {
      config.cases().remove(file);
    }
    return new Submission(this, file, answer);
  }

  /**
   * Adds a signed extension, cancellation or confirmation to an authorisation.
   *
   * @param authorisation object identifier of the authorisation
   */
  public Answer add(String authorisation, byte[] signed) {
    Answer current = exchange(List.of(Actions.get(authorisation)));
    if (current.refusal().isPresent()) {
      return current;
    }
    Hi1Object known = current.accepted().getFirst().getGet().getObject();
    return exchange(
        Actions.addition(
            config.identity(), read(signed), signed, config.surroundings().newIdentifier(), known));
  }

  /**
   * The objects that exist, as the provider keeps them; those that it does not know are left out.
   */
  public List<ObjectView> objects(List<String> identifiers) {
    Answer answer = exchange(identifiers.stream().map(Actions::get).toList());
    return answer.accepted().stream()
        .map(response -> new ObjectView(response.getGet().getObject()))
        .toList();
  }

  /** One object by its identifier, or a task by its LIID. */
  public Answer get(String liidOrIdentifier) {
    return exchange(List.of(Actions.get(identifier(liidOrIdentifier))));
  }

  /** What the provider keeps for this authority, where the profile allows to list it. */
  public List<ListRecord> list(ListAction filter) {
    Answer answer = exchange(List.of(ActionRequest.newBuilder().setList(filter).build()));
    return accepted(answer).getFirst().getList().getRecordsList();
  }

  /** Ends a task for good, by its LIID or identifier. */
  public Answer cancel(String liidOrIdentifier) {
    return wish(liidOrIdentifier, TaskStatus.TASK_STATUS_CANCELLED);
  }

  /** Holds a task: nothing is delivered of what happens until it is resumed. */
  public Answer suspend(String liidOrIdentifier) {
    return wish(liidOrIdentifier, TaskStatus.TASK_STATUS_SUSPENDED);
  }

  /** Resumes a task that was suspended. */
  public Answer resume(String liidOrIdentifier) {
    return wish(liidOrIdentifier, TaskStatus.TASK_STATUS_ACTIVE);
  }

  /**
   * Follows the provider's notifications.
   *
   * @param listener hears each once; it is marked as read when the listener returns
   * @param troubles hears what goes wrong; following goes on where that makes sense
   */
  public Notifications follow(
      Consumer<ObjectView> listener, Consumer<AuthorityException> troubles) {
    return new Notifications(this, conversation, channel, listener, troubles).start();
  }

  /** Receives records into the store until the collector is closed. */
  public Collector receive(RecordStore store, CollectorListener listener) {
    Expectations expected =
        new Expectations(
            config.identity(),
            config.provider().id(),
            config.credentials().delivery(),
            new MessageVerifier(new CertificateVerifier(config.credentials().trust())),
            Expectations.DEFAULT_WINDOW_BYTES);
    Collector.Setup setup =
        new Collector.Setup(
            channel, config.provider(), expected, Backoff.USUAL, config.surroundings());
    return Collector.start(setup, store, listener);
  }

  /** Sends any actions in one message; they are numbered here. */
  public Answer exchange(List<ActionRequest> actions) {
    return exchange.send(actions);
  }

  /** Closes the connection; what is under way is given a moment to end. */
  @Override
  public void close() {
    exchange.close();
    channel.shutdown();
    try {
      if (!channel.awaitTermination(2, TimeUnit.SECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  Instant now() {
    return config.surroundings().clock().instant();
  }

  void pause(Duration wait) {
    exchange.pause(wait);
  }

  private Answer wish(String liidOrIdentifier, TaskStatus status) {
    return exchange(List.of(Actions.wish(identifier(liidOrIdentifier), status)));
  }

  private String identifier(String liidOrIdentifier) {
    return config
        .cases()
        .task(liidOrIdentifier)
        .map(CaseTask::identifier)
        .orElse(liidOrIdentifier.toLowerCase(Locale.ROOT));
  }

  private WarrantDocument read(byte[] warrant) {
    try {
      return new WarrantVerifier(new CertificateVerifier(config.credentials().trust()))
          .verify(warrant, now())
          .warrant();
    } catch (WarrantRefusedException e) {
      throw new AuthorityException(
          Fault.NOT_TRUSTED, String.valueOf(e.getMessage()), e.remedy(), e);
    }
  }

  private CaseFile newCase(WarrantDocument warrant) {
    List<CaseTask> tasks = new ArrayList<>();
    for (TargetIdentifier target : warrant.getTargetsList()) {
      tasks.add(
          new CaseTask(
              newLiid(), config.surroundings().newIdentifier(), Targets.shortText(target)));
    }
    return new CaseFile(
        warrant.getReference(),
        config.surroundings().newIdentifier(),
        config.surroundings().newIdentifier(),
        tasks);
  }

  private String newLiid() {
    ByteString random = ByteString.copyFrom(config.surroundings().bytes(LIID_RANDOM_BYTES));
    StringBuilder liid = new StringBuilder("LI-");
    random.forEach(octet -> liid.append(String.format(Locale.ROOT, "%02x", octet)));
    return liid.toString();
  }

  private static List<org.frontdoor.hi1.v1.ActionResponse> accepted(Answer answer) {
    if (answer.refusal().isPresent()) {
      throw new AuthorityException(
          Fault.NOT_TRUSTED,
          "The provider refused: " + answer.refusal().get().sentence(),
          answer.refusal().get().remedy());
    }
    return answer.accepted();
  }
}
