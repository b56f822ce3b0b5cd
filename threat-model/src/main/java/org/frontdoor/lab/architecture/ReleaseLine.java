package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Optional;
import org.frontdoor.lab.accountability.WitnessedLog;
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;

/**
 * How an operator's releases come to its clients: signed, put into a witnessed log, and read there
 * by somebody who knows which there ought to be. Whether clients ask for the proof is the
 * catalogue's {@code transparent}.
 */
public final class ReleaseLine {

  private final NoteSigner operator;
  private final WitnessedLog log;
  private final boolean transparent;
  private final ReleaseMonitor monitor;

  private ReleaseLine(NoteSigner operator, WitnessedLog log, boolean transparent) {
    this.operator = operator;
    this.log = log;
    this.transparent = transparent;
    this.monitor = new ReleaseMonitor(new LogFollower(log.policy()));
  }

  /**
   * Starts it; log and witnesses are closed with the run. Takes {@code witnesses}, {@code quorum}
   * and {@code transparent} from the catalogue.
   *
   * @param name of the operator and its key
   */
  public static ReleaseLine start(String name, Stage stage) throws IOException {
    Parameters parameters = stage.parameters();
    return new ReleaseLine(
        NoteSigner.generate(name, NoteKeyUse.LOG, stage.secureRandom(name)),
        WitnessedLog.start(
            "log." + name, parameters.integer("witnesses"), parameters.integer("quorum"), stage),
        parameters.flag("transparent"));
  }

  /** Who signs. */
  NoteSigner operator() {
    return operator;
  }

  /** The log. */
  WitnessedLog log() {
    return log;
  }

  /** What clients ask of a release. */
  public ReleaseGate gate() {
    return new ReleaseGate(
        operator.key(), transparent ? Optional.of(log.policy()) : Optional.empty());
  }

  /** Makes a release as it ought to be made: signed, logged, and told to whoever watches. */
  public Release release(ByteString content) throws TlogException {
    Release release = Release.signed(content, operator);
    monitor.made(release);
    return release.with(prove(log, release));
  }

  /** Puts a release into a log, publishes that, and proves it. */
  static Release.Proof prove(WitnessedLog log, Release release) throws TlogException {
    long index = log.append(release.entry());
    SignedNote note = log.publish();
    return new Release.Proof(log.view().inclusion(index, index + 1), note);
  }

  /**
   * Ends an epoch of the log: what was added is published, and read with what was made in hand.
   * Where clients do not ask for the log nobody reads it; what is found is found all the same, and
   * {@link #watched} tells the two apart.
   *
   * @return whether there is a new release that ought not to be there
   */
  public boolean foreign() throws TlogException {
    SignedNote unused = log.publish();
    return !monitor.foreign(log.view()).isEmpty();
  }

  /** Whether somebody reads the log at the end of each epoch, and acts on it. */
  public boolean watched() {
    return transparent;
  }

  /**
   * Who can tell from the log, and when.
   *
   * @param reader who reads it
   * @param found the epoch from which a foreign release stands there; empty if none does
   * @return empty if the log has nothing
   */
  public Optional<Visibility> visibility(String reader, Optional<Long> found) {
    String from = "the log of releases";
    return found.map(
        at ->
            transparent
                ? Visibility.detected(reader, from, at)
                : Visibility.evidentLater(reader, from, at));
  }
}
