package org.frontdoor.lab.scenarios.dlv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.TaskReport;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.TooSlowException;
import org.frontdoor.uppertester.v1.InjectedMessage;

/**
 * The reference endpoint with a small spool, and an authority that does not receive until the end:
 * what exceeds the spool is dropped, the oldest first, and a gap with its count takes its place.
 */
final class SpoolTap implements FloodedTap {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long TICK_MILLIS = 20;

  /** Messages that are handed over at once; interception is waited for after each portion. */
  private static final int PORTION = 1000;

  private final Endpoint endpoint;
  private final String target;
  private final CaseOfficer officer;
  private final String liid;
  private final List<InjectedMessage> waiting = new ArrayList<>();

  SpoolTap(Endpoint endpoint, CaseOfficer officer, String target) {
    this.endpoint = endpoint;
    this.target = target;
    this.officer = officer;
    endpoint.desk().away();
    this.liid = officer.order(endpoint.freshReference("DLV01"), target);
  }

  @Override
  public void second(List<String> recipients) throws InterruptedException {
    for (String recipient : recipients) {
      waiting.add(InjectedMessage.newBuilder().setSender(target).setRecipient(recipient).build());
      if (waiting.size() == PORTION) {
        hand();
      }
    }
  }

  /** The next run is to find the spool as this one did. */
  private void awaitEmpty() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long ticks = PATIENCE.toMillis() / TICK_MILLIS;
    while (endpoint.tester().progress().getSpoolBytes() > 0) {
      if (ticks-- == 0) {
        throw new TooSlowException("The spool did not become empty", PATIENCE);
      }
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void hand() throws InterruptedException {
    endpoint.tester().inject(waiting);
    endpoint.settle();
    waiting.clear();
  }

  @Override
  public Delivered end() throws Exception {
    hand();
    officer.cancel(liid);
    endpoint.desk().back();
    endpoint.desk().awaitEnd(List.of(liid), PATIENCE);
    awaitEmpty();
    endpoint.desk().away();
    CompletenessReport report = endpoint.desk().evidence(liid).judge();
    Map<String, Integer> counts = new HashMap<>();
    for (OpenedRecord record : endpoint.desk().product(liid)) {
      record.record().getToList().forEach(to -> counts.merge(to, 1, Integer::sum));
    }
    TaskReport task = report.tasks().getFirst();
    return new Delivered(counts, task.records(), task.lost(), report.complete());
  }
}
