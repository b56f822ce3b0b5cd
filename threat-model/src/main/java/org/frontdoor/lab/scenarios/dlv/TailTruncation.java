package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.lab.endpoint.AuthorityDesk;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.Evidence;
import org.frontdoor.lab.endpoint.ProviderSpool;
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
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * DLV-04: whoever gets at a delivery cuts its tail off, together with whatever spoke for the tail,
 * and looks for the longest tail that nobody misses. Who has the provider's key as well signs the
 * rest anew.
 */
public final class TailTruncation implements Scenario {

  private static final Knowledge<Store> STORE = new Knowledge<>("evidence.store");
  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("provider.evidence.key");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private @Nullable World world;

  /**
   * The world.
   *
   * @param signs whether the attacker signs what he leaves
   */
  private record World(Stage stage, Store store, Books books, boolean signs) {}

  /** What somebody else has of the same delivery. */
  private interface Books {
    /** Whether the provider knows of another number of records than the authority has. */
    boolean differ(Trail left) throws Exception;
  }

  /** A delivery at rest, of which a tail can be taken away. Pieces are counted, not copied. */
  private static final class Store {
    private final Trail delivered;
    private Trail left;
    private int kept;
    private int moment;

    Store(Trail delivered) {
      this.delivered = delivered;
      this.left = delivered;
      this.kept = delivered.length();
      this.moment = delivered.length();
    }

    void truncate(int to, int at) {
      kept = to;
      moment = at;
    }

    void replace(Trail other) {
      left = other;
      kept = other.length();
    }

    long lost() {
      return delivered.records(moment) - left.records(kept);
    }

    boolean looksWhole() {
      return left.looksWhole(kept, moment);
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    if (stage.parameters().text("integrity").equals("windows")) {
      Trail trail = windowed(stage);
      Store store = new Store(trail);
      world = new World(stage, store, left -> false, false);
      stage.grant(STORE, store, () -> new Store(trail));
      return;
    }
    EvidenceTrail trail = delivered(stage);
    Store store = new Store(trail);
    boolean signs = stage.parameters().flag("key_stolen");
    world = new World(stage, store, left -> differ(stage, left), signs);
    if (signs) {
      stage.grant(STORE, store);
      stage.grant(KEY, evidenceKey(stage), () -> stranger(stage));
    } else {
      stage.grant(STORE, store, () -> new Store(trail));
    }
  }

  private static SigningIdentity evidenceKey(Stage stage) throws CredentialException {
    Endpoint endpoint = stage.reference();
    Path keys = endpoint.lab().provider();
    return KeyFiles.loadSigning(
        keys.resolve("evidence.p12"), keys.resolve("password"), endpoint.world().clock().instant());
  }

  /** A key of the same name, certified by nobody who is trusted here. */
  private static SigningIdentity stranger(Stage stage) {
    Endpoint endpoint = stage.reference();
    return LabPki.create("XX", endpoint.world().clock(), stage.secureRandom("impostor"))
        .evidence(endpoint.li().id().getUniqueIdentifier());
  }

  /** The provider's spool remembers how far a task came, after its units are gone. */
  private static boolean differ(Stage stage, Trail left) throws Exception {
    Evidence shown = ((EvidenceTrail) left).evidence();
    TaskProgress known =
        ProviderSpool.progress(stage.reference(), shown.liid(), stage.folder().resolve("spool"))
            .orElseThrow();
    return shown.judge().tasks().stream().noneMatch(task -> task.records() == known.nextRecord());
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
  private static EvidenceTrail delivered(Stage stage) throws Exception {
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
      Evidence evidence = desk.evidence(liid);
      return new EvidenceTrail(
          evidence,
          stage.parameters().flag("signatures_noted")
              ? EvidenceTrail.lastStatement(evidence.pieces())
              : Optional.empty());
    }
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Store store = adversary.uses(STORE);
    if (world().signs()) {
      sign(adversary, store);
    } else {
      cut(adversary, store);
    }
  }

  private static void sign(Adversary adversary, Store store) throws Exception {
    adversary.spend(BudgetKind.OPERATIONS, 1);
    EvidenceTrail whole = (EvidenceTrail) store.delivered;
    store.replace(whole.of(ShorterDelivery.of(whole.evidence(), adversary.uses(KEY))));
    adversary
        .story()
        .does("The attacker", "leaves the test record, and signs that this was all there was");
  }

  private static void cut(Adversary adversary, Store store) {
    Trail trail = store.delivered;
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
  public Outcome observe() throws Exception {
    Store store = world().store();
    long lost = store.lost();
    boolean missed = !store.looksWhole();
    long silent = missed ? 0 : lost;
    world()
        .stage()
        .story()
        .sees(
            "The authority",
            missed
                ? "sees a delivery of which the checks say that it is not all"
                : "sees a delivery in which nothing is wrong");
    long records = store.delivered.records(store.delivered.length());
    return Outcome.of(Effect.ofHarm(silent, records), visibility(missed))
        .with("l_silent", Metric.count(silent, "records taken away that nobody misses"))
        .with("l_loss", Metric.count(lost, "records taken away"))
        .with("records", Metric.count(records, "records that had been delivered"));
  }

  private Visibility visibility(boolean missed) throws Exception {
    if (missed) {
      return Visibility.detected("authority", "its own check of the delivery", 0);
    }
    if (world().books().differ(world().store().left)) {
      world().stage().story().sees("The provider", "has another count of the task in its spool");
      return Visibility.evidentLater("provider", "its spool's count beside the delivery", 0);
    }
    return Visibility.SILENT;
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
