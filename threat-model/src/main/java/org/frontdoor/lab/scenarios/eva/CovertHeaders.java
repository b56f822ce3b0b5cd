package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
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
 * EVA-02: two users of an escrowed messenger comply in every message, and say something else in the
 * random part of its escrow header.
 */
public final class CovertHeaders implements Scenario {

  private static final Knowledge<ByteString> KEY = new Knowledge<>("covert.key");
  private static final Knowledge<Account> ACCOUNT = new Knowledge<>("messenger.account");
  private static final Knowledge<CovertChannel> CHANNEL = new Knowledge<>("covert.channel");
  private static final Knowledge<SecureRandom> DICE = new Knowledge<>("sender.dice");
  private static final Knowledge<ByteString> WORDS = new Knowledge<>("covert.words");
  private static final String SMALL_TALK = "Fine, thank you. And you?";
  private static final int CHECK_BYTES = 8;

  private @Nullable World world;

  private record World(Stage stage, Account account, Peer peer, List<ByteString> honest) {}

  /** Alice's account at the provider, and how many headers her device has tried. */
  private record Account(EscrowRelay relay, AtomicLong tries) {}

  /** Bob, who waits for what Alice has to say. */
  private record Peer(ByteString key, CovertChannel channel, int words) {

    /** What Bob reads, if its check says that it is from Alice. */
    ByteString read(List<EscrowedMessage> messages) throws GeneralSecurityException {
      ByteString read = ByteString.EMPTY;
      for (EscrowedMessage message : messages) {
        read = read.concat(channel.read(key, message.number(), message.header()));
      }
      if (read.size() < words + CHECK_BYTES) {
        return ByteString.EMPTY;
      }
      ByteString said = read.substring(0, words);
      boolean hers = read.substring(words, words + CHECK_BYTES).equals(check(key, said));
      return hers ? said : ByteString.EMPTY;
    }

    static ByteString check(ByteString key, ByteString said) throws GeneralSecurityException {
      return Primitives.mac(key, -1, said).substring(0, CHECK_BYTES);
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    EscrowKeeper keeper =
        new EscrowKeeper(new X25519PrivateKeyParameters(stage.secureRandom("escrow agent")));
    boolean prescribed = stage.parameters().flag("prescribed");
    Account account =
        new Account(
            new EscrowRelay(keeper, prescribed, bytes(stage.secureRandom("registered seed"))),
            new AtomicLong());
    CovertChannel channel = CovertChannel.valueOf(stage.parameters().text("channel"));
    ByteString key = bytes(stage.secureRandom("covert key"));
    ByteString words = words(stage.parameters().integer("words"));
    world =
        new World(
            stage,
            account,
            new Peer(key, channel, words.size()),
            honest(stage, new EscrowClient(keeper.publicKey())));
    stage.grant(KEY, key, () -> bytes(stage.secureRandom("another key")));
    stage.grant(ACCOUNT, account);
    stage.grant(CHANNEL, channel);
    stage.grant(DICE, stage.secureRandom("sender's dice"));
    stage.grant(WORDS, words);
    stage.story().says("Every message carries its key, encrypted to the escrow agent, in a header");
  }

  /** Plain words, so that what is not masked looks like what it is. */
  private static ByteString words(int length) {
    String sentence = "meet at the old bridge at nine and bring the papers with you; ";
    return ByteString.copyFromUtf8(
        sentence.repeat(length / sentence.length() + 1).substring(0, length));
  }

  private static List<ByteString> honest(Stage stage, EscrowClient client)
      throws GeneralSecurityException {
    SecureRandom dice = stage.secureRandom("honest users' dice");
    List<ByteString> headers = new ArrayList<>();
    for (int i = 0; i < stage.parameters().integer("honest"); i++) {
      headers.add(client.message(i, SMALL_TALK, HeaderCoins.thrown(dice)).header().bytes());
    }
    return headers;
  }

  private static ByteString bytes(SecureRandom random) {
    byte[] bytes = new byte[Primitives.KEY_BYTES];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Account account = adversary.uses(ACCOUNT);
    EscrowRelay relay = account.relay();
    CovertChannel channel = adversary.uses(CHANNEL);
    ByteString key = adversary.uses(KEY);
    SecureRandom dice = adversary.uses(DICE);
    ByteString words = adversary.uses(WORDS);
    ByteString all = words.concat(Peer.check(key, words));
    adversary.story().does("Alice", "chats about nothing, and hides a text in the headers");
    int step = channel.bytesAMessage();
    for (int number = 0; number * step < all.size(); number++) {
      ByteString bytes = all.substring(number * step, (number + 1) * step);
      HeaderCoins coins =
          channel.hide(
              new CovertChannel.Piece(key, number, bytes),
              HeaderCoins.thrown(dice),
              dice,
              amount -> {
                adversary.spend(BudgetKind.OPERATIONS, amount);
                account.tries().addAndGet(amount);
              });
      relay.send(new EscrowClient(relay.agent()).message(number, SMALL_TALK, coins));
    }
  }

  @Override
  public Outcome observe() throws Exception {
    if (world == null) {
      throw new IllegalStateException("not warmed up");
    }
    EscrowRelay relay = world.account().relay();
    List<EscrowedMessage> relayed = relay.relayed();
    int hidden = world.peer().read(relayed).size();
    HeaderJudgement judgement =
        HeaderJudgement.of(
            relayed.stream().map(message -> message.header().bytes()).toList(), world.honest());
    long opened = 0;
    for (EscrowedMessage message : relayed) {
      opened += relay.open(message).equals(SMALL_TALK) ? 1 : 0;
    }
    tell(world.stage(), hidden, opened, judgement);
    long messages = Math.max(1, relayed.size() + relay.refused());
    return Outcome.of(
            Effect.ofHarm(hidden, world.peer().words()), visibility(relay.refused(), judgement))
        .with("hidden", Metric.count(hidden, "bytes that Bob read and the escrow agent did not"))
        .with("hidden_a_message", Metric.fraction(hidden, messages, "bytes a message"))
        .with(
            "hidden_a_day",
            Metric.fraction(
                (long) hidden * world.stage().parameters().integer("messages_a_day"),
                messages,
                "bytes a day"))
        .with(
            "w",
            Metric.fraction(world.account().tries().get(), messages, "headers tried a message"))
        .with("adv_obs", judgement.area())
        .with("flagged", judgement.flagged())
        .with("opened", Metric.count(opened, "messages that the escrow agent opened"))
        .with("refused", Metric.count(relay.refused(), "messages that were not relayed"));
  }

  private static void tell(Stage stage, int hidden, long opened, HeaderJudgement judgement) {
    stage
        .story()
        .sees(
            "The escrow agent",
            String.format(Locale.ROOT, "opens %d messages: small talk, every one", opened));
    stage.story().sees("Bob", String.format(Locale.ROOT, "reads %d bytes in the headers", hidden));
    stage
        .story()
        .sees(
            "The provider",
            judgement.suspicious()
                ? "finds headers that are not like those of others"
                : "finds headers like any others");
  }

  private static Visibility visibility(long refused, HeaderJudgement judgement) {
    if (refused > 0) {
      return Visibility.prevented("escrow agent", "the header is not the one prescribed");
    }
    return judgement.suspicious()
        ? Visibility.detected("provider", "statistics of the headers", 0)
        : Visibility.SILENT;
  }
}
