package org.frontdoor.lab.scenarios.gho;

import java.util.List;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.mls.GroupChat;
import org.frontdoor.lab.messenger.mls.MembershipPolicy;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;
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
 * GHO-06: a stranger with the GroupInfo joins from outside and removes Bob in the same commit. RFC
 * 9420, section 12.2, lets a joiner remove an earlier leaf of his own alone; bcmls 1.84 does not
 * look.
 */
public final class ExternalEviction implements Scenario {

  private static final Knowledge<Integer> BOBS_LEAF = new Knowledge<>("leaf.of.bob");
  private static final String BOB = "bob";

  private @Nullable World world;
  private @Nullable GroupGhost ghost;

  private record World(Stage stage, GroupWorld group, int past) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    GroupWorld group =
        new GroupWorld(
            stage,
            stage.onRevert(Relay.of(stage.reference())),
            stage.reference().freshReference("gho06"),
            stage.parameters().integer("members"));
    KeyCheck keys =
        stage.parameters().flag("compare_keys") ? group::isCompared : KeyCheck.believeAnything();
    group.gather(new MembershipPolicy(true, stage.parameters().flag("any_eviction"), false, keys));
    group.talk(stage.parameters().integer("messages_each"));
    world = new World(stage, group, group.carried().size());
    GhostGrants.give(stage, group);
    stage.grant(BOBS_LEAF, List.copyOf(group.chats().keySet()).indexOf(BOB));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    adversary.spend(BudgetKind.REQUESTS, 3);
    ghost =
        GroupGhost.joinInPlaceOf(
            adversary.uses(BOBS_LEAF),
            adversary.uses(GhostGrants.POSITION),
            adversary.uses(GhostGrants.GROUP_INFO),
            adversary.parameters().text("ghosts_name"),
            adversary.secureRandom("keys of the ghost"));
    adversary.story().does("The ghost", "joins from outside and removes Bob in the same commit");
  }

  @Override
  public Outcome observe() throws Exception {
    Stage stage = built().stage();
    GroupWorld group = built().group();
    long attack = stage.clock().epoch();
    group.receive();
    long evicted = 0;
    for (GroupChat chat : group.chats().values()) {
      evicted += chat.member().isRemoved() ? 1 : 0;
    }
    if (evicted > 0) {
      stage
          .story()
          .sees("Bob's client", "sees a commit that removes Bob, by somebody he does not know");
    }
    group.leaveOutRemoved();
    for (int epoch = 0; epoch < stage.parameters().integer("epochs_after"); epoch++) {
      group.talk(stage.parameters().integer("messages_each"));
      var unused = stage.clock().next();
    }
    if (ghost != null) {
      ghost.listen();
    }
    long read = ghost == null ? 0 : ghost.read();
    long after = (long) group.carried().size() - built().past();
    return Outcome.of(evicted > 0 ? Effect.BREAKS : Effect.HOLDS, visibility(evicted, attack))
        .with("evicted", Metric.count(evicted, "members"))
        .with("m_future", Metric.fraction(read, after, "messages after the join"))
        .with("refused", Metric.count(group.refusedByPolicy(), "commits refused by a member"));
  }

  private Visibility visibility(long evicted, long attack) {
    if (evicted > 0) {
      return Visibility.detected("Bob", "a commit that removes him", attack);
    }
    return built().group().refusedByPolicy() > 0
        ? Visibility.prevented("every member", "the client's own rule for external commits")
        : Visibility.SILENT;
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
