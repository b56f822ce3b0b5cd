package org.frontdoor.lab.scenarios.sco;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.front.Front;
import org.frontdoor.lab.front.LooseTimes;
import org.frontdoor.lab.front.NaiveFront;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.OrderWire;
import org.frontdoor.lab.front.Orders;
import org.frontdoor.lab.front.ReferenceFront;
import org.frontdoor.lab.front.Reply;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Story;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * SCO-04: a clerk copies the hours of a warrant into an order, in local time and without the zone.
 * The warrant says in UTC what was allowed; the provider taps what it reads in the order.
 *
 * <p>Every message carries the time of the night that it stands for, and is counted by that time. A
 * naive tap goes by it, too. The reference goes by its own clock: so what is written before the
 * warrant really comes before it begins, and the rest once the task is active.
 */
public final class HoursWithoutZone implements Scenario {

  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("authority.key");
  private static final Knowledge<Form> FORM = new Knowledge<>("order.span");
  private static final String CLERK = "The clerk";
  private static final int LAST_ACTION = 2;
  private static final Duration SINCE_THE_FOLD = Duration.ofMinutes(10);
  private static final Duration HALF_PAST = Duration.ofMinutes(30);

  private @Nullable World world;
  private final List<Reply> refusals = new ArrayList<>();
  private @Nullable Order accepted;

  private record World(
      Endpoint endpoint,
      Front front,
      OrderWire wire,
      List<String> users,
      Span warrant,
      Night night,
      Story story) {}

  /** What the warrant allows: from the start until before the end. */
  private record Span(Instant start, Instant end) {

    boolean contains(Instant when) {
      return !when.isBefore(start) && when.isBefore(end);
    }

    Form inUtc() {
      return new Form(start.toString(), end.toString());
    }

    Form without(ZoneOffset zone) {
      return new Form(
          LocalDateTime.ofInstant(start, zone).toString(),
          LocalDateTime.ofInstant(end, zone).toString());
    }
  }

  /** The same as it is filled in. */
  private record Form(String from, String until) {

    Timespan written() {
      return Timespan.newBuilder().setStart(written(from)).setEnd(written(until)).build();
    }

    private static Timestamp written(String time) {
      return LooseTimes.write(time);
    }
  }

  /**
   * When people write.
   *
   * @param before hours before the warrant begins
   * @param messages of each in each hour
   */
  private record Night(int before, int messages) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Endpoint endpoint = stage.reference();
    Parameters figures = stage.parameters();
    Instant start =
        endpoint
            .world()
            .clock()
            .instant()
            .truncatedTo(ChronoUnit.SECONDS)
            .plus(figures.duration("lead"));
    Span warrant = new Span(start, start.plus(figures.duration("length")));
    Front front =
        stage.onRevert(
            stage.profile().startsWith("naive")
                ? NaiveFront.start(endpoint, zone(figures, start.minus(SINCE_THE_FOLD)))
                : new ReferenceFront(endpoint));
    OrderWire wire = stage.onRevert(new OrderWire(front.address(), endpoint.authority()));
    world =
        new World(
            endpoint,
            front,
            wire,
            endpoint.freshAccounts("sco04", figures.integer("users")),
            warrant,
            new Night(figures.integer("before"), figures.integer("messages")),
            stage.story());
    stage.story().does("The judge", "allows traffic data of Alice between two instants in UTC");
    stage.grant(KEY, endpoint.authority().credentials().signing());
    stage.grant(FORM, warrant.without(ZoneOffset.of(figures.text("form"))), warrant::inUtc);
  }

  /** The provider's zone, where the clocks may change shortly before the warrant begins. */
  private static ZoneRules zone(Parameters figures, Instant change) {
    ZoneOffset until = ZoneOffset.of(figures.text("until"));
    ZoneOffset since = ZoneOffset.of(figures.text("since"));
    return until.equals(since)
        ? until.getRules()
        : ZoneRules.of(
            until,
            until,
            List.of(),
            List.of(ZoneOffsetTransition.of(LocalDateTime.ofInstant(change, until), until, since)),
            List.of());
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Form form = adversary.uses(FORM);
    adversary.story().does(CLERK, "copies the hours from the form, and sends the order");
    if (send(adversary, form)) {
      adversary.story().sees(CLERK, "sees that the provider has accepted the order");
      return;
    }
    adversary.story().sees(CLERK, "sees a refusal by the rule " + refusals.getLast().reason());
    adversary.story().does(CLERK, "takes the warrant, and writes its hours in UTC");
    if (send(adversary, world().warrant().inUtc())) {
      adversary.story().sees(CLERK, "sees that the provider has accepted the order");
    }
  }

  private boolean send(Adversary adversary, Form form) throws Exception {
    World own = world();
    TargetIdentifier alice = Targets.parse(own.users().getFirst(), own.front().address().id());
    Order order =
        new Orders(own.endpoint())
            .order(
                own.endpoint().freshReference("SCO04"),
                List.of(alice),
                alice,
                own.warrant().start(),
                own.warrant().end());
    adversary.spend(BudgetKind.REQUESTS, 1);
    Reply reply =
        own.wire().send(during(order.message(), form).toByteString(), adversary.uses(KEY));
    if (reply.accepted()) {
      accepted = order;
    } else {
      refusals.add(reply);
    }
    return reply.accepted();
  }

  /** The same order, its task in other hours. */
  private static Hi1Message during(Hi1Message order, Form form) {
    Hi1Message.Builder changed = order.toBuilder();
    changed
        .getRequestBuilder()
        .getActionRequestsBuilder(LAST_ACTION)
        .getCreateBuilder()
        .getObjectBuilder()
        .getLiTaskBuilder()
        .setTimespan(form.written());
    return changed.build();
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    Night night = own.night();
    int length = (int) Duration.between(own.warrant().start(), own.warrant().end()).toHours();
    own.story().does("Everybody", "writes to a friend, hour after hour, all night");
    own.front().happen(written(-night.before(), 0));
    Order order = accepted;
    if (order != null && tooLate()) {
      return Outcome.of(
          new Effect.Inconclusive("the warrant began before the hours before it were over"),
          Visibility.SILENT);
    }
    if (order != null) {
      own.front().awaitActive(order.task());
    }
    own.front().happen(written(0, length));
    return outcome(order == null ? List.of() : opened(own.front().product(order)));
  }

  /** Whether the reference may already have tapped what should have come before. */
  private boolean tooLate() {
    World own = world();
    return own.front() instanceof ReferenceFront
        && !own.endpoint().world().clock().instant().isBefore(own.warrant().start());
  }

  private Outcome outcome(List<Instant> opened) {
    World own = world();
    List<Instant> outside = opened.stream().filter(when -> !own.warrant().contains(when)).toList();
    long hours = outside.stream().distinct().count();
    own.story()
        .sees(
            "The authority",
            "opens " + outside.size() + " messages of hours that the warrant does not allow");
    // Of a ring, Alice has what she writes and what is written to her.
    long reach = 2L * own.night().before() * own.night().messages();
    return Outcome.of(Effect.ofHarm(outside.size(), reach), visibility(outside))
        .with("o", Metric.count(outside.size(), "messages outside the warrant"))
        .with("hours", Metric.count(hours, "hours outside the warrant"))
        .with("inside", Metric.count(opened.size() - outside.size(), "messages inside the warrant"))
        .with("refused", Metric.count(refusals.size(), "orders refused"));
  }

  /** Messages of the hours from one to another, counted from the beginning of the warrant. */
  private List<InjectedMessage> written(int from, int until) {
    World own = world();
    List<InjectedMessage> messages = new ArrayList<>();
    for (int hour = from; hour < until; hour++) {
      long when =
          own.warrant().start().plus(Duration.ofHours(hour)).plus(HALF_PAST).getEpochSecond();
      Chatter.ring(own.users(), own.night().messages()).stream()
          .map(message -> message.toBuilder().setTraceTimeSeconds(when).build())
          .forEach(messages::add);
    }
    return messages;
  }

  private static List<Instant> opened(List<IriRecord> product) {
    return product.stream()
        .filter(record -> record.getEvent() == MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .map(record -> Instant.ofEpochSecond(record.getTraceTimeSeconds()))
        .toList();
  }

  private Visibility visibility(List<Instant> outside) {
    if (!outside.isEmpty()) {
      return Visibility.evidentLater("authority", "its product beside its warrant", 0);
    }
    return refusals.isEmpty()
        ? Visibility.SILENT
        : Visibility.prevented("provider", "the rule " + refusals.getFirst().reason());
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
