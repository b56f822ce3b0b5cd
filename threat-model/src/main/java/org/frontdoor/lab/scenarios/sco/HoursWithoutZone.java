package org.frontdoor.lab.scenarios.sco;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.front.Front;
import org.frontdoor.lab.front.Fronts;
import org.frontdoor.lab.front.LooseTimes;
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
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.testbed.lab.LabException;
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
  private @Nullable Order accepted;

  private record World(
      Stage stage,
      Endpoint office,
      Front front,
      OrderWire wire,
      List<String> users,
      Order honest,
      Span warrant) {

    /** Hours before the warrant in which people write. */
    int before() {
      return stage.parameters().integer("before");
    }

    /** Messages of each in each hour. */
    int messages() {
      return stage.parameters().integer("messages");
    }
  }

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
    Front front = Fronts.open(stage, endpoint, zone(figures, start.minus(SINCE_THE_FOLD)));
    OrderWire wire = stage.onRevert(new OrderWire(front.address(), endpoint.authority()));
    List<String> users = endpoint.freshAccounts("sco04", figures.integer("users"));
    Order honest = order(endpoint, front, users.getLast(), warrant);
    world = new World(stage, endpoint, front, wire, users, honest, warrant);
    Reply reply =
        wire.send(honest.message().toByteString(), endpoint.authority().credentials().signing());
    if (!reply.accepted()) {
      throw new LabException("An honest order was refused by the rule " + reply.reason());
    }
    stage.story().does("The judge", "allows traffic data of Alice between two instants in UTC");
    stage.story().does("The authority", "has Carol tapped at the same time, in hours in UTC");
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
    Reply reply = send(adversary, form);
    if (!reply.accepted()) {
      adversary.story().sees(CLERK, "sees a refusal by the rule " + reply.reason());
      adversary.story().does(CLERK, "takes the warrant, and writes its hours in UTC");
      reply = send(adversary, world().warrant().inUtc());
    }
    if (reply.accepted()) {
      adversary.story().sees(CLERK, "sees that the provider has accepted the order");
    }
  }

  private Reply send(Adversary adversary, Form form) throws Exception {
    World own = world();
    Order order = order(own.office(), own.front(), own.users().getFirst(), own.warrant());
    adversary.spend(BudgetKind.REQUESTS, 1);
    Reply reply =
        own.wire().send(during(order.message(), form).toByteString(), adversary.uses(KEY));
    if (reply.accepted()) {
      accepted = order;
    }
    return reply;
  }

  private static Order order(Endpoint endpoint, Front front, String account, Span warrant)
      throws Exception {
    TargetIdentifier target = Targets.parse(account, front.address().id());
    return new Orders(endpoint)
        .order(
            endpoint.freshReference("SCO04"),
            List.of(target),
            target,
            warrant.start(),
            warrant.end());
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
    int length = (int) Duration.between(own.warrant().start(), own.warrant().end()).toHours();
    own.stage().story().does("Everybody", "writes to a friend, hour after hour, all night");
    own.front().happen(written(-own.before(), 0));
    if (tooLate()) {
      return Outcome.of(
          new Effect.Inconclusive("the warrant began before the hours before it were over"),
          Visibility.SILENT);
    }
    own.front().awaitActive(own.honest().task());
    Optional<Order> order = Optional.ofNullable(accepted);
    if (order.isPresent()) {
      own.front().awaitActive(order.get().task());
    }
    own.front().happen(written(0, length));
    List<Instant> honest = opened(own.front().product(own.honest()));
    return outcome(
        order.isPresent() ? opened(own.front().product(order.get())) : List.of(), honest);
  }

  /** Whether a provider by the real clock may already have tapped what should come before. */
  private boolean tooLate() {
    World own = world();
    InstantSource real = own.stage().reference().world().clock();
    return own.stage().parameters().text("front").equals("reference")
        && !real.instant().isBefore(own.warrant().start());
  }

  /**
   * The verdict.
   *
   * @param opened when the messages were written that came of the clerk's order
   * @param honest those that came of the other order
   */
  private Outcome outcome(List<Instant> opened, List<Instant> honest) throws Exception {
    World own = world();
    List<Instant> outside = outside(opened);
    outside.addAll(outside(honest));
    long hours = outside.stream().distinct().count();
    own.stage()
        .story()
        .sees(
            "The authority",
            "opens " + outside.size() + " messages of hours that the warrant does not allow");
    // Of a ring, Alice has what she writes and what is written to her.
    long reach = 2L * own.before() * own.messages();
    long inside = (long) opened.size() + honest.size() - outside.size();
    return Outcome.of(Effect.ofHarm(outside.size(), reach), visibility(outside))
        .with("o", Metric.count(outside.size(), "messages outside the warrant"))
        .with("hours", Metric.count(hours, "hours outside the warrant"))
        .with("inside", Metric.count(inside, "messages inside the warrants, Carol's too"))
        .with("refused", Metric.count(own.front().refused().count(), "refusals in the account"));
  }

  private List<Instant> outside(List<Instant> opened) {
    return new ArrayList<>(
        opened.stream().filter(when -> !world().warrant().contains(when)).toList());
  }

  /** Messages of the hours from one to another, counted from the beginning of the warrant. */
  private List<InjectedMessage> written(int from, int until) {
    World own = world();
    List<InjectedMessage> messages = new ArrayList<>();
    for (int hour = from; hour < until; hour++) {
      long when =
          own.warrant().start().plus(Duration.ofHours(hour)).plus(HALF_PAST).getEpochSecond();
      Chatter.ring(own.users(), own.messages()).stream()
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

  private Visibility visibility(List<Instant> outside) throws Exception {
    return outside.isEmpty()
        ? world().front().prevention().orElse(Visibility.SILENT)
        : Visibility.evidentLater("authority", "its product beside its warrants", 0);
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
