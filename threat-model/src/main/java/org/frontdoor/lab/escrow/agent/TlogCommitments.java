package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteSigner;

/** An agent's own log of openings: a Merkle tree whose head it signs after every entry. */
public final class TlogCommitments implements CommitmentLog {

  private final MemoryLog log;

  /**
   * @param signer the agent's key for its log
   */
  public TlogCommitments(NoteSigner signer) {
    this.log = new MemoryLog(signer);
  }

  @Override
  public synchronized long append(ByteString commitment) {
    long index = log.append(commitment);
    log.publish();
    return index;
  }

  @Override
  public synchronized Page read(long first) {
    List<ByteString> entries =
        first < 0 || first >= log.size() ? List.of() : log.entries(first, log.size());
    return new Page(log.checkpoint().bytes(), entries);
  }

  /** The log as it is published to anybody, and cosigned by witnesses. */
  public MemoryLog log() {
    return log;
  }
}
