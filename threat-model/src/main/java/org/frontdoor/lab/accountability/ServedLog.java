package org.frontdoor.lab.accountability;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.provider.accountability.PublishedLog;
import org.frontdoor.provider.accountability.service.LogGrpcService;
import org.frontdoor.provider.server.GrpcServer;

/** A log in memory as a service, by the same code that serves the provider's. */
public final class ServedLog implements PublishedLog, AutoCloseable {

  private final MemoryLog log;
  private final List<NoteKey> witnesses;
  private final GrpcServer server;

  private ServedLog(MemoryLog log, List<NoteKey> witnesses, RunTls tls) throws SSLException {
    this.log = log;
    this.witnesses = witnesses;
    this.server =
        GrpcServer.start(
            "the lab's log",
            Loopback.at(0),
            tls.server(),
            builder -> GrpcServer.limited(builder).addService(new LogGrpcService(this)));
  }

  /**
   * Serves a log.
   *
   * @param witnesses whose cosignatures it takes
   */
  public static ServedLog start(MemoryLog log, List<NoteKey> witnesses, RunTls tls)
      throws SSLException {
    return new ServedLog(log, List.copyOf(witnesses), tls);
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  @Override
  public SignedNote checkpoint() {
    return log.checkpoint();
  }

  @Override
  public List<ByteString> entries(long from, long to) throws TlogException {
    Objects.checkFromToIndex(from, to, published().head().size());
    return log.entries(from, to);
  }

  @Override
  public ProofOfInclusion inclusion(long index, long size) throws TlogException {
    Objects.checkFromToIndex(0, size, published().head().size());
    return log.inclusion(index, size);
  }

  @Override
  public ProofOfConsistency consistency(long oldSize, long newSize) throws TlogException {
    Objects.checkFromToIndex(0, newSize, published().head().size());
    return log.consistency(oldSize, newSize);
  }

  @Override
  public boolean cosign(long size, NoteSignature signature) throws TlogException {
    SignedNote note = log.checkpoint();
    LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
    if (checkpoint.head().size() != size) {
      return false;
    }
    for (NoteKey witness : witnesses) {
      if (witness.name().equals(signature.name())) {
        witness.cosignedAt(checkpoint, signature);
        return log.cosigned(note, signature).signatures().contains(signature);
      }
    }
    throw TlogException.of(TlogFault.UNSIGNED);
  }

  @Override
  public void close() {
    server.close();
  }

  private LogCheckpoint published() throws TlogException {
    return LogCheckpoint.parse(log.checkpoint().text());
  }
}
