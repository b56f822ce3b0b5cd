package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.frontdoor.lab.endpoint.AuthorityDesk;
import org.frontdoor.lab.endpoint.Endpoint;
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
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * DLV-04: whoever gets at a delivery cuts its tail off, together with whatever spoke for the tail,
 * and looks for the longest tail that nobody misses.
 */
public final class TailTruncation implements Scenario {

  private static final Knowledge<Store> STORE = new Knowledge<>("evidence.store");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private @Nullable World world;

  private record World(Store store, Story story) {}

  /** A delivery at rest, of which a tail can be taken away. Pieces are counted, not copied. */
  private static final class Store {
    private final Trail trail;
    private int kept;
    private int moment;

    Store(Trail trail) {
      this.trail = trail;
      this.kept = trail.length();
      this.moment = trail.length();
    }

    void truncate(int to, int at) {
      kept = to;
      moment = at;
    }

    long lost() {
      return trail.records(moment) - trail.records(kept);
    }

    boolean looksWhole() {
      return trail.looksWhole(kept, moment);
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    boolean windows = stage.parameters().text("integrity").equals("windows");
    Trail trail = windows ? windowed(stage) : delivered(stage);
    Store store = new Store(trail);
    world = new World(store, stage.story());
    stage.grant(STORE, store, () -> new Store(trail));
  }

  /** Records at a steady rate, hashed and signed in windows. */
  private static Trail windowed(Stage stage) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, stage.secureRandom("mediation function"));
    KeyPair keys = generator.generateKeyPair();
    WindowRules rules =
        new WindowRules(
            stage.parameters().integer("hash_pdus"),
            stage.parameters().duration("hash_after"),
            stage.parameters().integer("sign_hashes"),
            stage.parameters().duration("sign_after"));
    WindowSigner signer = new WindowSigner(rules, keys.getPrivate());
    int records = stage.parameters().integer("records");
    Duration interval = stage.parameters().duration("interval");
    long millis = 0;
    for (int i = 0; i < records; i++) {
      millis = interval.multipliedBy(i).toMillis();
      signer.send(ByteString.copyFromUtf8(String.format(Locale.ROOT, "record %d", i)), millis);
    }
    signer.end(millis);
    stage
        .story()
        .does(
            "The mediation function",
            "delivers records to the task's end, hashed by SHA-256 and signed by Ed25519");
    return new WindowTrail(
        signer.sent(), keys.getPublic(), stage.parameters().flag("signatures_noted"));
  }

  /** Records of a real task of the reference endpoint, until its end is confirmed. */
  private static Trail delivered(Stage stage) throws Exception {
    Endpoint endpoint = stage.reference();
    AuthorityDesk desk = endpoint.desk();
    List<String> accounts = endpoint.freshAccounts("dlv04", 2);
    try (CaseOfficer officer = endpoint.officer()) {
      String liid = officer.order(endpoint.freshReference("DLV04"), accounts.getFirst());
      InjectedMessage message =
          InjectedMessage.newBuilder()
              .setSender(accounts.getFirst())
              .setRecipient(accounts.getLast())
              .build();
      endpoint
          .tester()
          .inject(
              IntStream.range(0, stage.parameters().integer("records"))
                  .mapToObj(i -> message)
                  .toList());
      endpoint.settle();
      officer.cancel(liid);
      desk.awaitEnd(List.of(liid), PATIENCE);
      stage.story().does("The provider", "delivers a task to its end, with a final checkpoint");
      return new EvidenceTrail(desk.evidence(liid));
    }
  }

  @Override
  public void detonate(Adversary adversary) {
    Store store = adversary.uses(STORE);
    Trail trail = store.trail;
    int kept = Math.min(1, trail.length());
    int moment = trail.length();
    long best = 0;
    int start = 0;
    for (int at = trail.firstMoment(); at <= trail.length(); at++) {
      // A later moment never allows an earlier cut to look whole again.
      while (start < at && !looksWhole(adversary, trail, start, at)) {
        start++;
      }
      long lost = trail.records(at) - trail.records(start);
      if (lost > best) {
        best = lost;
        kept = start;
        moment = at;
      }
    }
    store.truncate(kept, moment);
    adversary
        .story()
        .does(
            "The attacker",
            best > 0
                ? "cuts off the longest tail that no check misses"
                : "finds no tail that can be missed, and cuts off everything but the beginning");
  }

  private static boolean looksWhole(Adversary adversary, Trail trail, int kept, int moment) {
    adversary.spend(BudgetKind.OPERATIONS, 1);
    return trail.looksWhole(kept, moment);
  }

  @Override
  public Outcome observe() {
    if (world == null) {
      throw new IllegalStateException("not warmed up");
    }
    Store store = world.store();
    long lost = store.lost();
    boolean missed = !store.looksWhole();
    long silent = missed ? 0 : lost;
    world
        .story()
        .sees(
            "The authority",
            missed
                ? "sees a delivery whose end no checkpoint covers"
                : "sees a delivery in which nothing is wrong");
    long records = store.trail.records(store.trail.length());
    return Outcome.of(
            Effect.ofHarm(silent, records),
            missed
                ? Visibility.detected("authority", "no checkpoint covers the END of the task", 0)
                : Visibility.SILENT)
        .with("l_silent", Metric.count(silent, "records taken away that nobody misses"))
        .with("l_loss", Metric.count(lost, "records taken away"))
        .with("records", Metric.count(records, "records that had been delivered"));
  }
}
