package org.frontdoor.lab.accountability;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;

/**
 * A log of a run with its witnesses, each a service of its own, and the policy by which its readers
 * believe it. An epoch of the log ends with {@link #publish}.
 */
public final class WitnessedLog {

  private final NoteSigner signer;
  private final MemoryLog log;
  private final List<Witness> witnesses;
  private final RemoteLog remote;
  private final WitnessPolicy policy;

  private WitnessedLog(NoteSigner signer, Parts parts, int quorum) {
    this.signer = signer;
    this.log = parts.log;
    this.witnesses = parts.witnesses;
    this.remote = parts.remote;
    this.policy =
        new WitnessPolicy(log.key(), witnesses.stream().map(Witness::key).toList(), quorum);
  }

  /** What runs. */
  private record Parts(MemoryLog log, List<Witness> witnesses, RemoteLog remote) {}

  /**
   * Starts a log and its witnesses; they are closed with the run.
   *
   * @param origin name of the log
   * @param witnesses how many
   * @param quorum how many of them must have cosigned
   */
  public static WitnessedLog start(String origin, int witnesses, int quorum, Stage stage)
      throws IOException {
    RunTls tls = RunTls.forRun();
    NoteSigner own =
        NoteSigner.generate(origin, NoteKeyUse.LOG, stage.secureRandom("log " + origin));
    MemoryLog log = new MemoryLog(own);
    List<Witness> running = new ArrayList<>();
    for (int i = 1; i <= witnesses; i++) {
      String name = "witness.example/w" + i;
      NoteSigner signer =
          NoteSigner.generate(name, NoteKeyUse.WITNESS, stage.secureRandom(origin + " " + name));
      running.add(
          stage.onRevert(
              Witness.start(
                  signer,
                  List.of(log.key()),
                  stage.folder().resolve("witness-" + i),
                  stage.clock(),
                  tls)));
    }
    ServedLog served =
        stage.onRevert(ServedLog.start(log, running.stream().map(Witness::key).toList(), tls));
    RemoteLog remote = stage.onRevert(RemoteLog.at(served.port(), tls));
    return new WitnessedLog(own, new Parts(log, running, remote), quorum);
  }

  /** Who signs it: for whoever keeps the log, or has stolen its key. */
  public NoteSigner signer() {
    return signer;
  }

  /** The log as its readers see it, over the network. */
  public RemoteLog view() {
    return remote;
  }

  /** When a reader believes a checkpoint. */
  public WitnessPolicy policy() {
    return policy;
  }

  /** The witnesses. */
  public List<Witness> witnesses() {
    return List.copyOf(witnesses);
  }

  /** Adds an entry, which nobody sees before {@link #publish}; returns its index. */
  public long append(ByteString entry) {
    return log.append(entry);
  }

  /**
   * Publishes what was added, and carries the checkpoint to every witness.
   *
   * @return the checkpoint with the cosignatures that were given
   */
  public SignedNote publish() throws TlogException {
    long size = log.size();
    SignedNote unused = log.publish();
    for (Witness witness : witnesses) {
      Optional<NoteSignature> signature = witness.witness(remote);
      if (signature.isPresent()) {
        boolean added = remote.cosign(size, signature.get());
        if (!added) {
          throw new IllegalStateException("A log of one run publishes one thing at a time.");
        }
      }
    }
    return remote.checkpoint();
  }
}
