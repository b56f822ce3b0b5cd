package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import org.frontdoor.lab.accountability.WitnessedLog;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.TlogException;

/**
 * Somebody who can sign as an operator and makes a release that ought not to be. How clients are
 * made to believe in it is the catalogue's {@code way}: {@code sign} (nothing else is asked),
 * {@code borrow} (the proof of another release stands beside it), {@code log} (it is logged to get
 * a proof of its own, and everybody can know).
 */
public final class Smuggler {

  private static final Knowledge<NoteSigner> OPERATOR = new Knowledge<>("operator.signing.key");
  private static final Knowledge<LogView> READER = new Knowledge<>("log.public");
  private static final Knowledge<WitnessedLog> LOG = new Knowledge<>("log.submission");

  private Smuggler() {}

  /** Grants what it takes; a null attack signs with a key of the same name made at random. */
  public static void equip(Stage stage, ReleaseLine line) {
    String name = line.operator().key().name();
    stage.grant(
        OPERATOR,
        line.operator(),
        () -> NoteSigner.generate(name, NoteKeyUse.LOG, stage.secureRandom("decoy")));
    stage.grant(READER, line.log().view());
    stage.grant(LOG, line.log());
  }

  /**
   * Makes the release.
   *
   * @param way as in the catalogue
   */
  public static Release make(Adversary adversary, ByteString content, String way)
      throws TlogException {
    adversary.spend(BudgetKind.OPERATIONS, 1);
    Release release = Release.signed(content, adversary.uses(OPERATOR));
    return switch (way) {
      case "sign" -> release;
      case "borrow" -> {
        adversary.story().does("The insider", "puts the proof of another release beside it");
        LogView log = adversary.uses(READER);
        yield release.with(new Release.Proof(log.inclusion(1, 2), log.checkpoint()));
      }
      case "log" -> {
        adversary.story().does("The insider", "logs it, since clients ask for the proof");
        yield release.with(ReleaseLine.prove(adversary.uses(LOG), release));
      }
      default -> throw new IllegalArgumentException("no way to smuggle: " + way);
    };
  }
}
