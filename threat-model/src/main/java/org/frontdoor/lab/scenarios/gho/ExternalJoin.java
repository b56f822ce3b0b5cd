package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.mls.Leaf;
import org.frontdoor.lab.messenger.mls.MembershipPolicy;
import org.frontdoor.lab.messenger.mls.MlsException;
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
 * GHO-02: somebody at the provider joins an MLS group from outside, by its GroupInfo (RFC 9420,
 * section 12.4.3). He reads nothing of the past and everything after, and stands in every roster.
 */
public final class ExternalJoin implements Scenario {

  private static final Knowledge<List<ByteString>> TRAFFIC = new Knowledge<>("recorded.traffic");
  private static final String MEMBERS = "every member";

  private @Nullable World world;
  private @Nullable GroupGhost ghost;
  private @Nullable Long noticed;
  private long readOfThePast;

  /**
   * Those who were there before the attack.
   *
   * @param past messages before it
   */
  private record World(Stage stage, GroupWorld group, int past) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Relay relay = stage.onRevert(Relay.of(stage.reference()));
    GroupWorld group =
        new GroupWorld(
            stage,
            relay,
            stage.reference().freshReference("gho02"),
            stage.parameters().integer("members"));
    group.gather(policy(stage, group));
    stage.story().does("Alice", "makes a group and invites the others; all compare their keys");
    for (int epoch = 0; epoch < stage.parameters().integer("epochs_before"); epoch++) {
      group.talk(stage.parameters().integer("messages_each"));
      group.renew(stage.clock().next());
    }
    world = new World(stage, group, group.carried().size());
    stage.grant(TRAFFIC, group.carried());
    GhostGrants.give(stage, group);
  }

  private static MembershipPolicy policy(Stage stage, GroupWorld world) {
    return stage.parameters().flag("external_joins")
        ? MembershipPolicy.insecureLibraryAlone()
        : MembershipPolicy.strict(world::isCompared);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    RelayPosition position = adversary.uses(GhostGrants.POSITION);
    adversary.spend(BudgetKind.REQUESTS, 3);
    adversary
        .story()
        .does("The insider", "makes an account, has the relay send it the group's messages, joins");
    GroupGhost joined =
        GroupGhost.join(
            position,
            adversary.uses(GhostGrants.GROUP_INFO),
            "tablet",
            adversary.secureRandom("keys of the ghost"));
    ghost = joined;
    readOfThePast = joined.open(adversary.uses(TRAFFIC));
    adversary.story().holds("the keys of the group from this epoch on");
  }

  @Override
  public Outcome observe() throws Exception {
    Stage stage = built().stage();
    GroupWorld group = built().group();
    long attack = stage.clock().epoch();
    group.receive();
    long rosters = group.rostersWithStrangers();
    tellOfRosters(stage, rosters);
    for (int epoch = 0; epoch < stage.parameters().integer("epochs_after"); epoch++) {
      group.talk(stage.parameters().integer("messages_each"));
      listen();
      long now = stage.clock().next();
      if (stage.parameters().flag("compare_rosters")) {
        compareRosters(stage, group, now);
      }
      group.renew(now);
      listen();
    }
    int past = built().past();
    long after = (long) group.carried().size() - past;
    long read = ghost == null ? 0 : ghost.read();
    int epochs = stage.parameters().integer("epochs_after");
    String afterJoin = "messages in " + epochs + " epochs after the join";
    return Outcome.of(Effect.ofHarm(read, after), visibility(group, rosters, attack))
        .with("m_past", Metric.fraction(readOfThePast, past, "messages before the join"))
        .with("messages", Metric.count(read, afterJoin))
        .with("m_future", Metric.fraction(read, after, afterJoin))
        .with("read_by_friends", group.readByFriends())
        .with("rosters", Metric.count(rosters, "members whose roster has the ghost"))
        .with("refused", Metric.count(group.refusedByPolicy(), "commits refused by a member"))
        .with(
            "t_det",
            noticed == null
                ? Metric.notWithin(epochs, "epochs")
                : Metric.count(noticed - attack, "epochs"));
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }

  private void listen() {
    if (ghost != null) {
      ghost.listen();
    }
  }

  private static void tellOfRosters(Stage stage, long rosters) {
    if (rosters > 0) {
      stage.story().sees("Every member's client", "has one leaf more in its roster than friends");
    }
  }

  /** At the end of an epoch everybody compares the roster with whom he knows. */
  private void compareRosters(Stage stage, GroupWorld group, long now) throws MlsException {
    List<Leaf> strangers = group.strangers(group.founder());
    if (!strangers.isEmpty()) {
      noticed = noticed == null ? Long.valueOf(now) : noticed;
      stage.story().sees("Alice", "finds a leaf in the roster that nobody knows, and removes it");
      for (Leaf stranger : strangers) {
        group.founder().remove(stranger.index());
        group.receive();
      }
    }
  }

  private Visibility visibility(GroupWorld group, long rosters, long attack) {
    if (noticed != null) {
      return Visibility.detected(MEMBERS, "the roster of the group", noticed);
    }
    if (group.refusedByPolicy() > 0) {
      return Visibility.prevented(MEMBERS, "no one joins whom no member has added");
    }
    return rosters > 0
        ? Visibility.evidentLater(MEMBERS, "the roster, which the client does not show", attack)
        : Visibility.SILENT;
  }
}
