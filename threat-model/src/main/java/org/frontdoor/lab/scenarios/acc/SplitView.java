package org.frontdoor.lab.scenarios.acc;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.accountability.Witness;
import org.frontdoor.lab.accountability.WitnessedLog;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.jspecify.annotations.Nullable;

/**
 * ACC-03: whoever keeps a log shows the public one tree, and one reader another of the same size
 * with an entry more to his liking. Both trees prove what is in them, and both are signed. Without
 * witnesses neither reader can know alone, and the two who lay their checkpoints side by side have
 * the log's own signature on the lie; with them, only one of the trees can have a quorum.
 */
public final class SplitView implements Scenario {

  private static final Knowledge<NoteSigner> KEY = new Knowledge<>("log.signing.key");
  private static final Knowledge<LogView> PUBLIC = new Knowledge<>("log.public");
  private static final Knowledge<List<Witness>> WITNESSES = new Knowledge<>("witnesses.doors");
  private static final Knowledge<Channel> CHANNEL = new Knowledge<>("reader.channel");
  private static final String ORIGIN = "log.example/taskings";

  private @Nullable World world;
  private Optional<TlogException> refusal = Optional.empty();

  /** The way to the reader who is to be deceived. */
  private interface Channel {
    void show(LogView log);
  }

  /** The world: one reader of the public log, and one whose connection goes past the attacker. */
  private static final class World {
    private final Stage stage;
    private final WitnessedLog log;
    private final LogFollower monitor;
    private final LogFollower deceived;
    private LogView shown;

    World(Stage stage, WitnessedLog log) {
      this.stage = stage;
      this.log = log;
      this.monitor = new LogFollower(log.policy());
      this.deceived = new LogFollower(log.policy());
      this.shown = log.view();
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    WitnessedLog log =
        WitnessedLog.start(
            ORIGIN,
            stage.parameters().integer("witnesses"),
            stage.parameters().integer("quorum"),
            stage);
    World built = new World(stage, log);
    world = built;
    for (int i = 0; i < stage.parameters().integer("entries"); i++) {
      long unused = log.append(ByteString.copyFromUtf8("tasking " + i));
    }
    SignedNote unused = log.publish();
    stage.story().says("The log has been published, and every witness has cosigned it");
    stage.grant(
        KEY,
        log.signer(),
        () -> NoteSigner.generate(ORIGIN, NoteKeyUse.LOG, stage.secureRandom("decoy")));
    stage.grant(PUBLIC, log.view());
    stage.grant(WITNESSES, log.witnesses());
    stage.grant(CHANNEL, view -> built.shown = view);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    MemoryLog other = new MemoryLog(adversary.uses(KEY));
    LogView real = adversary.uses(PUBLIC);
    List<ByteString> entries = real.entries(0, adversary.parameters().integer("entries"));
    for (ByteString entry : entries.subList(0, entries.size() - 1)) {
      long unused = other.append(entry);
    }
    long unused = other.append(ByteString.copyFromUtf8("tasking that nobody else sees"));
    SignedNote note = other.publish();
    adversary.spend(BudgetKind.OPERATIONS, 1);
    adversary.story().does("Whoever keeps the log", "signs a second tree of the same size");
    int cosigned = 0;
    for (Witness witness : adversary.uses(WITNESSES)) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      Optional<NoteSignature> signature = witness.witness(other);
      if (signature.isPresent()) {
        note = other.cosigned(note, signature.get());
        cosigned++;
      }
    }
    adversary
        .story()
        .sees("Whoever keeps the log", "sees that " + cosigned + " witnesses cosign it");
    adversary.uses(CHANNEL).show(other);
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    var unused = own.monitor.follow(own.log.view());
    boolean believed = believes(own);
    boolean split = believed && !own.deceived.head().equals(own.monitor.head());
    own.stage
        .story()
        .sees(
            "The reader",
            believed ? "sees a checkpoint that he believes" : "sees one without a quorum");
    return Outcome.of(split ? Effect.BREAKS : Effect.HOLDS, visibility(own, split))
        .with("views", Metric.count(split ? 2 : 1, "trees believed"))
        .with("hidden", Metric.count(split ? 1 : 0, "entries that the public does not see"));
  }

  private boolean believes(World own) {
    try {
      var unused = own.deceived.follow(own.shown);
      return true;
    } catch (TlogException e) {
      refusal = Optional.of(e);
      return false;
    }
  }

  /** What the two readers have who never meet: the log's signature on two trees of one size. */
  private Visibility visibility(World own, boolean split) {
    if (split && own.deceived.head().size() == own.monitor.head().size()) {
      return Visibility.evidentLater(
          "readers", "two signed checkpoints side by side", own.stage.clock().epoch());
    }
    return refusal
        .map(why -> Visibility.prevented("reader", why.fault().sentence()))
        .orElse(Visibility.SILENT);
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
