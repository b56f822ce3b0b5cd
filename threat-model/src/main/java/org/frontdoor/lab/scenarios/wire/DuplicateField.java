package org.frontdoor.lab.scenarios.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.front.Exposure;
import org.frontdoor.lab.front.Front;
import org.frontdoor.lab.front.Fronts;
import org.frontdoor.lab.front.NaiveFront;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.OrderWire;
import org.frontdoor.lab.front.Orders;
import org.frontdoor.lab.front.Reply;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Story;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.jspecify.annotations.Nullable;

/**
 * WIRE-01: an order in which two fields stand twice. The reviewer's program shows the first of
 * each, which the warrant allows; the library that sets the tap takes the last.
 */
public final class DuplicateField implements Scenario {

  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("authority.key");
  private static final Knowledge<Order> ORDER = new Knowledge<>("honest.order");
  private static final Knowledge<String> OTHER = new Knowledge<>("other.account");
  private static final int LAST_ACTION = 2;

  private @Nullable World world;
  private @Nullable Reply reply;

  private record World(
      Front front, OrderWire wire, Order order, List<String> users, int messages, Story story) {

    String alice() {
      return users.getFirst();
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    Endpoint endpoint = stage.reference();
    Front front = Fronts.open(stage, endpoint);
    OrderWire wire = stage.onRevert(new OrderWire(front.address(), endpoint.authority()));
    List<String> users = endpoint.freshAccounts("wire01", stage.parameters().integer("users"));
    TargetIdentifier alice = Targets.parse(users.getFirst(), front.address().id());
    Order order =
        new Orders(endpoint).order(endpoint.freshReference("WIRE01"), List.of(alice), alice);
    world =
        new World(front, wire, order, users, stage.parameters().integer("messages"), stage.story());
    stage.story().does("The judge", "allows traffic data of Alice, nothing else");
    stage.grant(
        KEY,
        endpoint.authority().credentials().signing(),
        () ->
            LabPki.create("XX", endpoint.world().clock(), stage.secureRandom("impostor"))
                .authoritySigning(endpoint.authority().identity().getUniqueIdentifier()));
    stage.grant(ORDER, order);
    stage.grant(OTHER, users.get(users.size() / 2));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    World own = world();
    ByteString forged = forge(adversary.uses(ORDER).message(), adversary.uses(OTHER));
    adversary.spend(BudgetKind.OPERATIONS, 2);
    adversary
        .story()
        .does("The thief", "appends Bob and content behind Alice and traffic data, and signs it");
    adversary.spend(BudgetKind.REQUESTS, 1);
    Reply answer = own.wire().send(forged, adversary.uses(KEY));
    reply = answer;
    if (answer.accepted()) {
      adversary.story().sees("The thief", "sees that the provider has accepted the order");
      own.front().awaitActive(own.order().task());
    } else {
      adversary.story().sees("The thief", "sees a refusal: " + answer.reason());
    }
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    own.front().happen(Chatter.ring(own.users(), own.messages()));
    Exposure exposure = Exposure.of(own.front().product(own.order()), Set.of(own.alice()));
    long divergence = divergence(own.front());
    own.story()
        .sees("The thief", "opens " + exposure.messages() + " messages that do not concern Alice");
    return Outcome.of(effect(exposure), visibility(divergence))
        .with("u_exp", Metric.count(exposure.users(), "users"))
        .with("o", Metric.count(exposure.messages(), "messages outside the warrant"))
        .with("divergence", Metric.count(divergence, "fields read in two ways"));
  }

  /** Both fields a second time: the warrant's values first, the thief's last. */
  private static ByteString forge(Hi1Message honest, String other) {
    Hi1Message.Builder forged = honest.toBuilder();
    Hi1Object.Builder object =
        forged
            .getRequestBuilder()
            .getActionRequestsBuilder(LAST_ACTION)
            .getCreateBuilder()
            .getObjectBuilder();
    LiTaskObject.Builder task = object.getLiTaskBuilder();
    task.getTargetIdentifierBuilder()
        .getValuesBuilder(0)
        .setUnknownFields(
            second(
                TargetIdentifierValue.VALUE_FIELD_NUMBER,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8(other))
                    .build()));
    task.setUnknownFields(
        second(
            LiTaskObject.DELIVERY_TYPE_FIELD_NUMBER,
            UnknownFieldSet.Field.newBuilder()
                .addVarint(DeliveryType.DELIVERY_TYPE_IRI_AND_CC_VALUE)
                .build()));
    return forged.build().toByteString();
  }

  /** Fields that the library does not know of are written behind those that it knows. */
  private static UnknownFieldSet second(int number, UnknownFieldSet.Field value) {
    return UnknownFieldSet.newBuilder().addField(number, value).build();
  }

  private static long divergence(Front front) {
    if (!(front instanceof NaiveFront naive)) {
      return 0;
    }
    long divergence = 0;
    for (int i = 0; i < naive.tapped().size(); i++) {
      LiTaskObject seen = naive.reviewed().get(i);
      LiTaskObject done = naive.tapped().get(i);
      divergence += seen.getTargetIdentifier().equals(done.getTargetIdentifier()) ? 0 : 1;
      divergence += seen.getDeliveryType() == done.getDeliveryType() ? 0 : 1;
    }
    return divergence;
  }

  private static Effect effect(Exposure exposure) {
    return exposure.messages() > 0 ? Effect.BREAKS : Effect.HOLDS;
  }

  private Visibility visibility(long divergence) {
    if (divergence > 0) {
      return Visibility.evidentLater("provider", "its taps beside what its reviewer was shown", 0);
    }
    return reply != null && !reply.accepted()
        ? Visibility.prevented("provider", "the rule " + reply.reason())
        : Visibility.SILENT;
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
