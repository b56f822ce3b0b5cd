package org.frontdoor.lab.scenarios.dlv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.frontdoor.lab.endpoint.Endpoint;
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
 * DLV-01: the target writes to an accomplice as fast as it can, so that the channel on which the
 * authority receives is full when it writes to somebody who matters.
 */
public final class ChaffFlood implements Scenario {

  private static final Knowledge<Timetable> TIMETABLE = new Knowledge<>("own.account");
  private static final Knowledge<Integer> RATE = new Knowledge<>("chaff.rate");

  private @Nullable Flood flood;

  private record Flood(Stage stage, FloodedTap tap, Timetable timetable, People people) {}

  private record People(String target, String contact, String accomplice) {}

  /** What the target is going to send, second by second. */
  private static final class Timetable {
    private final int seconds;
    private final int genuine;
    private int chaff;

    Timetable(int seconds, int genuine) {
      this.seconds = seconds;
      this.genuine = genuine;
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    boolean spool = stage.parameters().text("tap").equals("spool");
    Timetable timetable =
        new Timetable(stage.parameters().integer("seconds"), stage.parameters().integer("genuine"));
    if (spool) {
      Endpoint endpoint = small(stage);
      List<String> accounts = endpoint.freshAccounts("dlv01", 3);
      People people = new People(accounts.get(0), accounts.get(1), accounts.get(2));
      SpoolTap tap = new SpoolTap(endpoint, stage.onRevert(endpoint.officer()), people.target());
      flood = new Flood(stage, tap, timetable, people);
    } else {
      People people = new People("lab-dlv01-1", "lab-dlv01-2", "lab-dlv01-3");
      flood = new Flood(stage, new QueueTap(stage, people.target()), timetable, people);
    }
    stage.grant(TIMETABLE, timetable);
    stage.grant(RATE, stage.parameters().integer("chaff"), () -> 0);
    stage.story().says("A task runs; its target writes to a contact twice a second");
  }

  /** A reference endpoint with a spool as small as it may be. */
  private static Endpoint small(Stage stage) {
    return stage
        .reference()
        .configured(
            Map.of(
                "FRONTDOOR_PROVIDER_DELIVERY_SPOOLBYTES",
                stage.parameters().decimal("spool_bytes").toPlainString()));
  }

  @Override
  public void detonate(Adversary adversary) {
    Timetable timetable = adversary.uses(TIMETABLE);
    int rate = adversary.uses(RATE);
    adversary.spend(BudgetKind.OPERATIONS, (long) rate * timetable.seconds);
    timetable.chaff = rate;
    adversary.story().does("The target", "writes to an accomplice besides, as fast as it can");
  }

  @Override
  public Outcome observe() throws Exception {
    if (flood == null) {
      throw new IllegalStateException("not warmed up");
    }
    Flood now = flood;
    Timetable timetable = now.timetable();
    Random order = Random.from(now.stage().random("order of messages"));
    for (int second = 0; second < timetable.seconds; second++) {
      List<String> recipients = new ArrayList<>();
      recipients.addAll(Collections.nCopies(timetable.genuine, now.people().contact()));
      recipients.addAll(Collections.nCopies(timetable.chaff, now.people().accomplice()));
      Collections.shuffle(recipients, order);
      now.tap().second(recipients);
    }
    return outcome(now, now.tap().end());
  }

  private static Outcome outcome(Flood now, FloodedTap.Delivered delivered) {
    Timetable timetable = now.timetable();
    long genuine = (long) timetable.genuine * timetable.seconds;
    long chaff = (long) timetable.chaff * timetable.seconds;
    long lost = genuine - delivered.to(now.people().contact());
    // The test record at activation is one more, and as old as a record can be.
    long lostInAll = genuine + chaff + 1 - delivered.records();
    long silent = lostInAll - delivered.declaredLost();
    boolean noticed = delivered.declaredLost() > 0 || !delivered.complete();
    now.stage()
        .story()
        .sees(
            "The authority",
            noticed
                ? "sees a delivery that says how many records are missing, and where"
                : "sees a complete delivery, properly signed, with nothing missing");
    return Outcome.of(
            Effect.ofHarm(lost, genuine),
            noticed
                ? Visibility.detected("authority", "its own check of the delivery, gaps and all", 0)
                : Visibility.SILENT)
        .with("l_loss", Metric.fraction(lost, genuine, "of the messages to the contact"))
        .with("l_silent", Metric.count(silent, "records lost that no gap counts"))
        .with("l_declared", Metric.count(delivered.declaredLost(), "records lost by the gaps"))
        .with("complete", Metric.count(delivered.complete() ? 1 : 0, "verifier content"));
  }
}
