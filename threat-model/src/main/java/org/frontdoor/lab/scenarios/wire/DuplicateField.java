package org.frontdoor.lab.scenarios.wire;

import com.google.common.collect.Sets;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.front.Exposure;
import org.frontdoor.lab.front.FirstWins;
import org.frontdoor.lab.front.Front;
import org.frontdoor.lab.front.Fronts;
import org.frontdoor.lab.front.HonestOrder;
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

  /** What was sent, by the order that it makes or forges. */
  private final Map<Order, ByteString> sent = new LinkedHashMap<>();

  private record World(
      Stage stage,
      Front front,
      OrderWire wire,
      HonestOrder honest,
      Order order,
      List<String> users) {

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
    HonestOrder honest = HonestOrder.send(endpoint, front, wire, "wire01");
    sent.put(honest.order(), honest.order().message().toByteString());
    world = new World(stage, front, wire, honest, order, users);
    stage.story().does("The authority", "has one man tapped whom a judge has named");
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
    sent.put(own.order(), forged);
    Reply answer = own.wire().send(forged, adversary.uses(KEY));
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
    int messages = own.stage().parameters().integer("messages");
    own.front().happen(Chatter.ring(own.users(), messages));
    own.front().happen(own.honest().messages(messages));
    long divergence = divergence();
    List<IriRecord> named = own.front().product(own.honest().order());
    List<IriRecord> product = new ArrayList<>(named);
    product.addAll(own.front().product(own.order()));
    Set<String> allowed = Sets.union(Set.of(own.alice()), own.honest().allowed());
    Exposure exposure = Exposure.of(product, allowed);
    own.stage()
        .story()
        .sees("The thief", "opens " + exposure.messages() + " messages that do not concern Alice");
    return Outcome.of(effect(exposure), visibility(divergence))
        .with("u_exp", Metric.count(exposure.users(), "users"))
        .with("o", Metric.count(exposure.messages(), "messages outside the warrant"))
        .with("content", Metric.count(contentOrdered(exposure), "of them where content is ordered"))
        .with("divergence", Metric.count(divergence, "fields read in two ways"))
        .with("lawful", Metric.count(named.size(), "messages of the man who is named"));
  }

  private static long contentOrdered(Exposure exposure) {
    return exposure.records().stream()
        .filter(
            record ->
                record.getContentAvailability()
                    == ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED)
        .count();
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

  /** What a reviewer is shown of each message that was sent, beside the task that came of it. */
  private long divergence() throws IOException {
    long divergence = 0;
    for (Map.Entry<Order, ByteString> each : sent.entrySet()) {
      Optional<LiTaskObject> done = world().front().carriedOut(each.getKey());
      if (done.isPresent()) {
        LiTaskObject seen = reviewed(each.getValue());
        divergence += seen.getTargetIdentifier().equals(done.get().getTargetIdentifier()) ? 0 : 1;
        divergence += seen.getDeliveryType() == done.get().getDeliveryType() ? 0 : 1;
      }
    }
    return divergence;
  }

  private static LiTaskObject reviewed(ByteString message) throws IOException {
    return Hi1Message.parseFrom(FirstWins.read(Hi1Message.getDescriptor(), message))
        .getRequest()
        .getActionRequests(LAST_ACTION)
        .getCreate()
        .getObject()
        .getLiTask();
  }

  private static Effect effect(Exposure exposure) {
    return exposure.messages() > 0 ? Effect.BREAKS : Effect.HOLDS;
  }

  private Visibility visibility(long divergence) throws Exception {
    return divergence > 0
        ? Visibility.evidentLater("provider", "its taps beside what its reviewer was shown", 0)
        : world().front().prevention().orElse(Visibility.SILENT);
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
