package org.frontdoor.lab.scenarios.eva;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * EVA-02: two users of an escrowed messenger comply in every message, and say something else in
 * what the sender may choose of it. The escrow is the lab's own, whose blob leaves no choice but
 * that of the message key.
 */
public final class CovertHeaders implements Scenario {

  private static final Knowledge<ByteString> KEY = new Knowledge<>("covert.key");
  private static final Knowledge<EscrowedClient> CLIENT = new Knowledge<>("own.client");
  private static final Knowledge<CovertChannel> CHANNEL = new Knowledge<>("covert.channel");
  private static final Knowledge<SecureRandom> DICE = new Knowledge<>("sender.dice");
  private static final Knowledge<ByteString> WORDS = new Knowledge<>("covert.words");
  private static final List<String> DICTIONARY =
      List.of("meet", "at", "the", "old", "bridge", "nine", "bring", "papers", "with", "you");

  private final AtomicLong tries = new AtomicLong();
  private @Nullable World world;

  private record World(
      Stage stage, EscrowedChat chat, Peer peer, List<ByteString> blobs, List<ByteString> keys) {

    /** Alice's latest messages, as many as she needs for what she has to say. */
    List<Sent> latest() {
      List<Sent> all = chat.relayed();
      return all.subList(all.size() - stage.parameters().integer("messages"), all.size());
    }
  }

  /** Bob, who reads in Alice's messages what the two have agreed on. */
  private record Peer(ByteString key, CovertChannel channel, ByteString words) {

    /** How many bytes Bob has read: all of what was to be said, or nothing. */
    int read(List<Sent> messages) throws GeneralSecurityException {
      ByteString read = ByteString.EMPTY;
      for (int number = 0; number < messages.size(); number++) {
        read = read.concat(channel.read(key, number, messages.get(number)));
      }
      return read.equals(words) ? words.size() : 0;
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    EscrowedChat chat = new EscrowedChat(stage);
    CovertChannel channel = CovertChannel.valueOf(stage.parameters().text("channel"));
    ByteString key = EscrowedChat.bytes(stage.secureRandom("covert key"));
    int messages = stage.parameters().integer("messages");
    ByteString words = words(stage.secureRandom("words"), messages * channel.bytesAMessage());
    SecureRandom talk = stage.secureRandom("small talk");
    for (int i = 0; i < messages; i++) {
      chat.send(new Draft(SmallTalk.any(talk), chat.nextKey()));
    }
    List<ByteString> blobs = new ArrayList<>();
    List<ByteString> keys = new ArrayList<>();
    SecureRandom others = stage.secureRandom("other users");
    for (int i = 0; i < stage.parameters().integer("honest"); i++) {
      blobs.add(EscrowedChat.unclear(chat.honest(others)));
      keys.add(EscrowedChat.bytes(others));
    }
    world = new World(stage, chat, new Peer(key, channel, words), blobs, keys);
    stage.grant(KEY, key, () -> EscrowedChat.bytes(stage.secureRandom("another key")));
    stage.grant(CLIENT, chat, () -> EscrowedClient.compliant(chat));
    stage.grant(CHANNEL, channel);
    stage.grant(DICE, stage.secureRandom("sender's dice"));
    stage.grant(WORDS, words);
    stage.story().says("Every message carries its key, escrowed to one agent, in a blob");
    stage.story().does("Alice", "chats with Bob about nothing, " + messages + " times");
  }

  /** Plain words, so that what is not masked looks like what it is. */
  private static ByteString words(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(DICTIONARY.get(random.nextInt(DICTIONARY.size()))).append(' ');
    }
    return ByteString.copyFromUtf8(text.substring(0, length));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    EscrowedClient client = adversary.uses(CLIENT);
    CovertChannel channel = adversary.uses(CHANNEL);
    ByteString key = adversary.uses(KEY);
    SecureRandom dice = adversary.uses(DICE);
    ByteString words = adversary.uses(WORDS);
    adversary.story().does("Alice", "chats about nothing, and hides a text in the escrow blobs");
    int step = channel.bytesAMessage();
    for (int number = 0; number * step < words.size(); number++) {
      ByteString bytes = words.substring(number * step, (number + 1) * step);
      client.send(
          channel.hide(
              new CovertChannel.Piece(key, number, bytes),
              new Draft(SmallTalk.any(dice), client.nextKey()),
              dice,
              amount -> {
                adversary.spend(BudgetKind.OPERATIONS, amount);
                tries.addAndGet(amount);
              }));
    }
  }

  @Override
  public Outcome observe() throws Exception {
    if (world == null) {
      throw new IllegalStateException("not warmed up");
    }
    World own = world;
    List<Sent> latest = own.latest();
    int hidden = own.peer().read(latest);
    List<ByteString> opened = new ArrayList<>();
    for (Sent sent : latest) {
      own.chat()
          .open(sent)
          .ifPresent(found -> opened.add(found.secret(InsecureSecretKeyAccess.get())));
    }
    HeaderJudgement provider =
        HeaderJudgement.of(
            latest.stream().map(sent -> EscrowedChat.unclear(sent.letter())).toList(), own.blobs());
    HeaderJudgement authority = HeaderJudgement.of(opened, own.keys());
    tell(own.stage(), hidden, opened.size(), provider, authority);
    int messages = latest.size();
    return Outcome.of(
            Effect.ofHarm(hidden, own.peer().words().size()), visibility(own, provider, authority))
        .with("hidden", Metric.count(hidden, "bytes that Bob read and the authority did not"))
        .with("hidden_a_message", Metric.fraction(hidden, messages, "bytes a message"))
        .with(
            "hidden_a_day",
            Metric.fraction(
                (long) hidden * own.stage().parameters().integer("messages_a_day"),
                messages,
                "bytes a day"))
        .with("w", Metric.fraction(tries.get(), messages, "choices tried a message"))
        .with("adv_obs", provider.area())
        .with("adv_keys", authority.area())
        .with("opened", Metric.count(opened.size(), "messages that the authority opened"))
        .with("refused", Metric.count(own.chat().refused(), "messages that did not pass"));
  }

  private static void tell(
      Stage stage, int hidden, int opened, HeaderJudgement provider, HeaderJudgement authority) {
    stage
        .story()
        .sees("The authority", "opens " + opened + " messages: small talk, every one of them");
    stage.story().sees("Bob", "reads " + hidden + " bytes besides");
    stage
        .story()
        .sees(
            "The provider",
            provider.suspicious()
                ? "finds blobs that are not like those of others"
                : "finds blobs like any others");
    stage
        .story()
        .sees(
            "The authority",
            authority.suspicious()
                ? "finds that the message keys are not random"
                : "finds message keys like any others");
  }

  private static Visibility visibility(
      World own, HeaderJudgement provider, HeaderJudgement authority) {
    if (own.chat().refused() > 0) {
      return Visibility.prevented("provider", "the message key is not the one prescribed");
    }
    if (provider.suspicious()) {
      return Visibility.detected("provider", "statistics of the blobs", 0);
    }
    return authority.suspicious()
        ? Visibility.evidentLater(
            "authority", "the message keys that its warrant opened", own.stage().clock().epoch())
        : Visibility.SILENT;
  }
}
