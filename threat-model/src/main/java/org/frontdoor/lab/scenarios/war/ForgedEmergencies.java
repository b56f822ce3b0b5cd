package org.frontdoor.lab.scenarios.war;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.MovableEndpoint;
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
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * WAR-01: somebody has an agency's account and sends emergency requests in its name, among those
 * that the agency really sends.
 */
public final class ForgedEmergencies implements Scenario {

  private static final Knowledge<Account> ACCOUNT = new Knowledge<>("agency.account");
  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("approver.key");
  private static final Knowledge<List<Case>> VICTIMS = new Knowledge<>("victims");
  private static final int DAYS = 7;
  private static final int DAYS_TO_CONFIRM = 2;

  private @Nullable Week week;

  /** A request, its reference, and whom it is about. */
  private record Case(EmergencyRequest request, String reference, String account) {}

  /** The agency's account at the provider, whoever sits at it. */
  private record Account(EmergencyDesk desk, Approvals approvals) {

    void order(Case one, SigningIdentity key) throws Exception {
      desk.order(one.reference(), approvals.order(key, one.reference(), one.account()));
    }

    void confirm(Case one) throws Exception {
      desk.confirm(one.reference(), approvals.confirmation(one.reference()));
    }
  }

  private record Week(Stage stage, Account account, List<Case> cases, String friend) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Optional<MovableEndpoint> time =
        stage.parameters().flag("own_time")
            ? Optional.of(stage.reference().movable())
            : Optional.empty();
    Endpoint endpoint = time.map(MovableEndpoint::endpoint).orElseGet(stage::reference);
    Approvals approvals = new Approvals(endpoint);
    Account account = new Account(stage.onRevert(desk(stage, endpoint, time)), approvals);
    List<Case> cases = cases(stage, endpoint);
    week = new Week(stage, account, cases, endpoint.freshAccounts("war01", 1).getFirst());
    boolean stolen = stage.parameters().flag("approver_stolen");
    stage.grant(ACCOUNT, account);
    stage.grant(
        KEY,
        stolen ? approvals.prosecutor() : stranger(stage, endpoint),
        () -> stranger(stage, endpoint));
    stage.grant(VICTIMS, cases.stream().filter(one -> one.request().fake()).toList());
    stage.story().does("The agency", "asks for disclosure in emergencies, and judges confirm");
    for (Case one : cases) {
      if (!one.request().fake()) {
        account.order(one, approvals.prosecutor());
        if (!one.request().late()) {
          account.confirm(one);
        }
      }
    }
  }

  private static EmergencyDesk desk(Stage stage, Endpoint endpoint, Optional<MovableEndpoint> time)
      throws Exception {
    return switch (stage.parameters().text("policy")) {
      case "at_once" -> new NaiveEmergencyDesk(endpoint);
      case "lapse" -> new ReferenceEmergencyDesk(endpoint, false, time);
      case "keep" -> new ReferenceEmergencyDesk(endpoint, true, time);
      default -> throw new IllegalArgumentException("no such policy");
    };
  }

  private static List<Case> cases(Stage stage, Endpoint endpoint) {
    List<EmergencyRequest> sample =
        EmergencyRequest.sample(
            stage.parameters().integer("requests"),
            stage.parameters().integer("fake_percent"),
            stage.parameters().integer("late_percent"),
            stage.parameters().integer("sample"),
            stage.random("sample"));
    List<String> accounts = endpoint.freshAccounts("war01", sample.size());
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      cases.add(new Case(sample.get(i), endpoint.freshReference("WAR01"), accounts.get(i)));
    }
    return cases;
  }

  /** A prosecutor of another laboratory, whom nobody here trusts. */
  private static SigningIdentity stranger(Stage stage, Endpoint endpoint) {
    return LabPki.create("XX", endpoint.world().clock(), stage.secureRandom("another laboratory"))
        .prosecutor("PROSECUTOR9");
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Account account = adversary.uses(ACCOUNT);
    SigningIdentity key = adversary.uses(KEY);
    adversary.story().does("The intruder", "sends emergency requests from the agency's account");
    for (Case victim : adversary.uses(VICTIMS)) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      account.order(victim, key);
    }
  }

  @Override
  public Outcome observe() throws Exception {
    if (week == null) {
      throw new IllegalStateException("not warmed up");
    }
    Week now = week;
    EmergencyDesk desk = now.account().desk();
    Optional<Notice> notice = Optional.empty();
    for (int day = 0; day < DAYS; day++) {
      if (day == DAYS_TO_CONFIRM) {
        desk.deadline();
      }
      desk.happen(messages(now));
      long epoch = now.stage().clock().next();
      if (notice.isEmpty()) {
        long surplus = surplus(now, desk.unconfirmed());
        notice = Optional.of(new Notice(surplus, epoch)).filter(seen -> seen.surplus() > 0);
      }
    }
    desk.endAll();
    return outcome(now, notice);
  }

  /**
   * What the agency has seen in the provider's public count.
   *
   * @param surplus emergencies that it knows nothing of
   * @param epoch when it saw them first
   */
  private record Notice(long surplus, long epoch) {}

  /** Everybody whom a request is about writes one message a day. */
  private static List<InjectedMessage> messages(Week now) {
    return now.cases().stream()
        .map(
            one ->
                InjectedMessage.newBuilder()
                    .setSender(one.account())
                    .setRecipient(now.friend())
                    .build())
        .toList();
  }

  /** How many unconfirmed emergencies the provider publishes that the agency knows nothing of. */
  private static long surplus(Week now, OptionalLong published) {
    long own = now.cases().stream().filter(one -> one.request().late()).count();
    boolean keeps = now.stage().parameters().text("policy").equals("keep");
    return published.isPresent() ? published.getAsLong() - (keeps ? 0 : own) : 0;
  }

  private static Outcome outcome(Week now, Optional<Notice> notice) throws Exception {
    Map<String, Integer> received = now.account().desk().records();
    long fakes = 0;
    long disclosed = 0;
    long opened = 0;
    long wronged = 0;
    for (Case one : now.cases()) {
      int records = received.getOrDefault(one.reference(), 0);
      if (one.request().fake()) {
        fakes++;
        disclosed += records > 0 ? 1 : 0;
        opened += records;
      } else {
        wronged += records < DAYS ? 1 : 0;
      }
    }
    long genuine = now.cases().size() - fakes;
    long refused = now.account().desk().refused();
    long surplus = notice.map(Notice::surplus).orElse(0L);
    tell(now.stage().story(), refused, surplus);
    return Outcome.of(
            Effect.ofHarm(opened, fakes * DAYS), visibility(refused, notice, strays(now, received)))
        .with("disclosed", Metric.fraction(disclosed, fakes, "of the forged requests"))
        .with("m_exp", Metric.fraction(opened, fakes * DAYS, "of the victims' messages"))
        .with("false_reject", Metric.fraction(wronged, genuine, "of the genuine requests"))
        .with("refused", Metric.count(refused, "requests that were not carried out"))
        .with(
            "t_det",
            notice
                .map(seen -> Metric.count(seen.epoch(), "epochs"))
                .orElseGet(() -> Metric.never("epochs")))
        .with("unexplained", Metric.count(surplus, "published emergencies unknown to the agency"));
  }

  /** Orders of which the agency's account has product and its own case book has nothing. */
  private static long strays(Week now, Map<String, Integer> received) {
    Set<String> book =
        now.cases().stream()
            .filter(one -> !one.request().fake())
            .map(Case::reference)
            .collect(Collectors.toSet());
    return received.entrySet().stream()
        .filter(each -> each.getValue() > 0 && !book.contains(each.getKey()))
        .count();
  }

  private static Visibility visibility(long refused, Optional<Notice> notice, long strays) {
    if (notice.isPresent()) {
      return Visibility.detected(
          "agency", "the provider's public count of emergencies", notice.get().epoch());
    }
    if (strays > 0) {
      return Visibility.evidentLater("agency", "its mailbox beside its case book", 1);
    }
    return refused > 0
        ? Visibility.prevented("provider", "nobody who may approve it has approved the request")
        : Visibility.SILENT;
  }

  private static void tell(Story story, long refused, long surplus) {
    story.sees(
        "The provider",
        String.format(Locale.ROOT, "has refused or kept back %d requests", refused));
    story.sees(
        "The agency",
        surplus > 0
            ? String.format(
                Locale.ROOT, "finds %d published emergencies that it knows nothing of", surplus)
            : "finds no published emergency that it knows nothing of");
  }
}
