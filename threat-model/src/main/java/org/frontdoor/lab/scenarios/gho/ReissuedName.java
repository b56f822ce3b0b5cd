package org.frontdoor.lab.scenarios.gho;

import java.util.List;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.mls.GroupChat;
import org.frontdoor.lab.messenger.mls.Leaf;
import org.frontdoor.lab.messenger.mls.MemberKeys;
import org.frontdoor.lab.messenger.mls.MembershipPolicy;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;
import org.frontdoor.lab.messenger.mls.MlsException;
import org.frontdoor.lab.messenger.mls.NameAuthority;
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
 * GHO-03: clients believe a name if the Authentication Service has signed it together with the key.
 * Whoever has the service's key gives Bob's name once more, and the ghost joins under it. A client
 * that compares names finds no stranger; one that wants each name once, or that compares keys, does
 * not let him in. Without that key the ghost is refused by all.
 */
public final class ReissuedName implements Scenario {

  private static final Knowledge<NameAuthority> AUTHORITY = new Knowledge<>("name.authority.key");
  private static final String BOB = "bob";
  private static final String MEMBERS = "every member";

  private @Nullable World world;
  private @Nullable GroupGhost ghost;

  private record World(Stage stage, GroupWorld group, int past) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    GroupWorld group =
        new GroupWorld(
            stage,
            stage.onRevert(Relay.of(stage.reference())),
            stage.reference().freshReference("gho03"),
            stage.parameters().integer("members"));
    NameAuthority authority =
        NameAuthority.generate(stage.secureRandom("key of the Authentication Service"));
    group.vouchedBy(authority);
    KeyCheck signed = authority.check();
    KeyCheck keys =
        stage.parameters().flag("compare_keys") ? signed.and(group::isCompared) : signed;
    group.gather(
        new MembershipPolicy(true, true, !stage.parameters().flag("each_name_once"), keys));
    group.talk(stage.parameters().integer("messages_each"));
    world = new World(stage, group, group.carried().size());
    stage
        .story()
        .does("The members", "have their names signed by the service, and believe no other");
    NameAuthority another = NameAuthority.generate(stage.secureRandom("key of another service"));
    stage.grant(AUTHORITY, authority, () -> another);
    GhostGrants.givePublished(stage, group);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    adversary.spend(BudgetKind.REQUESTS, 3);
    MemberKeys own = MemberKeys.generate(BOB, adversary.secureRandom("keys of the ghost"));
    MemberKeys vouched = adversary.uses(AUTHORITY).vouchFor(own);
    adversary.story().holds("a key of his own, signed as Bob's");
    ghost =
        GroupGhost.join(
            adversary.uses(GhostGrants.POSITION), adversary.uses(GhostGrants.GROUP_INFO), vouched);
    adversary.story().does("The ghost", "joins under the name that Bob has, with another key");
  }

  @Override
  public Outcome observe() throws Exception {
    Stage stage = built().stage();
    GroupWorld group = built().group();
    long attack = stage.clock().epoch();
    group.receive();
    long twice = rostersWithANameTwice(group);
    for (int epoch = 0; epoch < stage.parameters().integer("epochs_after"); epoch++) {
      group.talk(stage.parameters().integer("messages_each"));
      group.renew(stage.clock().next());
    }
    if (ghost != null) {
      ghost.listen();
    }
    long read = ghost == null ? 0 : ghost.read();
    long after = (long) group.carried().size() - built().past();
    stage.story().sees("Alice's client", "sees only names in the roster that it knows");
    return Outcome.of(Effect.ofHarm(read, after), visibility(group, twice, attack))
        .with("m_future", Metric.fraction(read, after, "messages after the join"))
        .with("refused", Metric.count(group.refusedByPolicy(), "commits refused by a member"))
        .with("read_by_friends", group.readByFriends())
        .with("names_twice", Metric.count(twice, "members whose roster has a name twice"))
        .with("unknown_names", Metric.count(unknownNames(group), "names that nobody knows"));
  }

  private static long rostersWithANameTwice(GroupWorld group) throws MlsException {
    long count = 0;
    for (GroupChat chat : group.chats().values()) {
      List<String> names = chat.member().roster().stream().map(Leaf::name).toList();
      count += names.stream().distinct().count() < names.size() ? 1 : 0;
    }
    return count;
  }

  private static long unknownNames(GroupWorld group) throws MlsException {
    return group.founder().member().roster().stream()
        .filter(leaf -> !group.chats().containsKey(leaf.name()))
        .count();
  }

  private static Visibility visibility(GroupWorld group, long twice, long attack) {
    if (group.refusedByPolicy() > 0) {
      return Visibility.prevented(MEMBERS, "the client's own rule for who may be a member");
    }
    return twice > 0
        ? Visibility.evidentLater(MEMBERS, "the roster, which has one name twice", attack)
        : Visibility.SILENT;
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
