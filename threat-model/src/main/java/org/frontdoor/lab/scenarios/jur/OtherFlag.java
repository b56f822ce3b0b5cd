package org.frontdoor.lab.scenarios.jur;

import com.google.common.collect.Maps;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.frontdoor.lab.endpoint.Reserved;
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
 * JUR-06: a capability that was built for one state answers another, which signs its orders as
 * properly. The function has no parameter for whose users they are.
 */
public final class OtherFlag implements Scenario {

  private static final Knowledge<Capability> CAPABILITY = new Knowledge<>("provider.capability");
  private static final Knowledge<KeyPair> KEY = new Knowledge<>("foreign.authority.key");
  private static final Knowledge<List<String>> USERS = new Knowledge<>("user.directory");
  private static final Knowledge<List<String>> LOOT = new Knowledge<>("product.inbox");
  private static final List<String> STATES = List.of("XX", "XY", "XZ");
  private static final String FOREIGN = "XZ";

  private @Nullable World world;

  /**
   * What there is.
   *
   * @param texts whose each text is
   * @param loot what the other state has opened
   * @param users how many users belong to other states than the one that orders
   */
  private record World(
      Stage stage, Capability capability, Map<String, Text> texts, List<String> loot, int users) {}

  private record Text(String user, String home) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Map<String, UserKeys> keys = keys(stage);
    int users = stage.parameters().integer("users_a_state");
    int each = stage.parameters().integer("messages_a_user");
    List<KeptMessage> messages = new ArrayList<>();
    Map<String, Text> texts = new HashMap<>();
    List<String> directory = new ArrayList<>();
    for (String home : STATES) {
      for (int i = 0; i < users; i++) {
        String user =
            Reserved.require(
                Reserved.ACCOUNT_MARK + "jur06-" + home.toLowerCase(Locale.ROOT) + "-" + i);
        directory.add(user);
        for (int number = 0; number < each; number++) {
          String text = user + " writes message " + number;
          texts.put(text, new Text(user, home));
          messages.add(Objects.requireNonNull(keys.get(home)).seal(user, home, text));
        }
      }
    }
    Map<String, KeyPair> authorities = new HashMap<>();
    for (String state : STATES) {
      authorities.put(state, signingKey(stage.secureRandom("authority of " + state)));
    }
    Capability capability =
        new Capability(Maps.transformValues(authorities, KeyPair::getPublic), keys, messages);
    List<String> loot = new ArrayList<>();
    world = new World(stage, capability, texts, loot, (STATES.size() - 1) * users);
    stage.grant(CAPABILITY, capability);
    stage.grant(KEY, Objects.requireNonNull(authorities.get(FOREIGN)), () -> anotherKey(stage));
    stage.grant(USERS, directory);
    stage.grant(LOOT, loot);
    stage.story().says("The provider keeps messages of users of three states, encrypted");
    orderAtHome(stage, capability, authorities, directory);
  }

  /** Each state has the messages of its first user opened, as the capability was built for. */
  private static void orderAtHome(
      Stage stage, Capability capability, Map<String, KeyPair> authorities, List<String> directory)
      throws GeneralSecurityException {
    int users = stage.parameters().integer("users_a_state");
    for (int i = 0; i < STATES.size(); i++) {
      String state = STATES.get(i);
      KeyPair key = Objects.requireNonNull(authorities.get(state));
      if (capability.open(StateOrder.signed(state, directory.get(i * users), key)).isEmpty()) {
        throw new IllegalStateException("a state does not get what its own authority orders");
      }
    }
    stage.story().does("Each state", "orders the messages of one of its own users, and gets them");
  }

  /** One root for all states, or one for each. */
  private static Map<String, UserKeys> keys(Stage stage) {
    boolean bound = stage.parameters().flag("keys_bound");
    Map<String, UserKeys> keys = new HashMap<>();
    UserKeys all = new UserKeys(stage.secureRandom("root of all states"));
    for (String state : STATES) {
      keys.put(state, bound ? new UserKeys(stage.secureRandom("root of " + state)) : all);
    }
    return keys;
  }

  private static KeyPair signingKey(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, random);
    return generator.generateKeyPair();
  }

  private static KeyPair anotherKey(Stage stage) {
    try {
      return signingKey(stage.secureRandom("nobody's authority"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Capability capability = adversary.uses(CAPABILITY);
    KeyPair key = adversary.uses(KEY);
    List<String> loot = adversary.uses(LOOT);
    adversary
        .story()
        .does("The other state", "signs orders for everybody whom the provider serves");
    for (String user : adversary.uses(USERS)) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      loot.addAll(capability.open(StateOrder.signed(FOREIGN, user, key)));
    }
    adversary
        .story()
        .holds(String.format(Locale.ROOT, "%d messages that it has opened", loot.size()));
  }

  @Override
  public Outcome observe() {
    if (world == null) {
      throw new IllegalStateException("not warmed up");
    }
    World now = world;
    Set<String> outside = new HashSet<>();
    long messages = 0;
    long domestic = 0;
    for (String text : now.loot()) {
      @Nullable Text known = now.texts().get(text);
      if (known != null && !known.home().equals(FOREIGN)) {
        outside.add(known.user());
        messages++;
      } else if (known != null) {
        domestic++;
      }
    }
    return Outcome.of(Effect.ofHarm(outside.size(), now.users()), look(now))
        .with("u_exp", Metric.count(outside.size(), "users of other states"))
        .with("x", Metric.count(messages, "messages opened outside their home state"))
        .with("own", Metric.count(domestic, "messages opened of the ordering state's own users"))
        .with("unopened", Metric.count(now.capability().unopened(), "messages that did not open"));
  }

  /** The provider reads its log of orders beside what it knows of its users. */
  private static Visibility look(World now) {
    List<Capability.Answered> crossing =
        now.capability().log().stream().filter(Capability.Answered::crosses).toList();
    long opened = crossing.stream().filter(order -> order.opened() > 0).count();
    String who = "The provider";
    if (opened > 0) {
      now.stage()
          .story()
          .sees(who, "finds " + opened + " orders in its log for users whom another state governs");
      return Visibility.evidentLater(
          "provider", "its log of orders beside its users' states", now.stage().clock().epoch());
    }
    if (!crossing.isEmpty()) {
      now.stage().story().sees(who, "cannot open what is not encrypted to the state that orders");
      return Visibility.prevented("provider", "the keys at hand are those of one state alone");
    }
    if (now.capability().refused() > 0) {
      now.stage().story().sees(who, "finds orders that no authority has signed");
      return Visibility.prevented("provider", "the signature of the order");
    }
    now.stage()
        .story()
        .sees(who, "finds " + now.capability().log().size() + " orders of states for their own");
    return Visibility.SILENT;
  }
}
