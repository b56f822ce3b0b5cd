package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A log in memory. What is appended is counted by the next {@link #publish}, so that the caller
 * decides how long an epoch of the log is. Safe for use by several threads.
 */
public final class MemoryLog implements LogView {

  private final NoteSigner signer;
  private final GrowingTree tree = new GrowingTree();
  private final List<ByteString> entries = new ArrayList<>();
  private SignedNote published;

  /** An empty log, which publishes the empty tree. Its origin is the name of the key. */
  public MemoryLog(NoteSigner signer) {
    this.signer = signer;
    this.published = sign();
  }

  /** Whose log it is. */
  public NoteKey key() {
    return signer.key();
  }

  /** Adds an entry at the end and returns its index. */
  public synchronized long append(ByteString entry) {
    entries.add(entry);
    return tree.append(entry);
  }

  /** How many entries there are, published or not. */
  public synchronized long size() {
    return tree.size();
  }

  /** Signs the tree as it is and publishes that, without cosignatures as yet. */
  public synchronized SignedNote publish() {
    published = sign();
    return published;
  }

  /**
   * Adds a witness's cosignature to the checkpoint that is published.
   *
   * @param checkpoint the checkpoint that the witness has cosigned; if another is published by now,
   *     nothing is added
   * @return the checkpoint that is published
   */
  public synchronized SignedNote cosigned(SignedNote checkpoint, NoteSignature signature) {
    if (published.text().equals(checkpoint.text())) {
      published = published.with(signature);
    }
    return published;
  }

  @Override
  public synchronized SignedNote checkpoint() {
    return published;
  }

  @Override
  public synchronized List<ByteString> entries(long from, long to) {
    Objects.checkFromToIndex(from, to, entries.size());
    return List.copyOf(
        entries.subList(Math.toIntExact(from), Math.toIntExact(Math.min(to, from + PAGE))));
  }

  @Override
  public synchronized ProofOfInclusion inclusion(long index, long size) {
    return tree.inclusion(index, size);
  }

  @Override
  public synchronized ProofOfConsistency consistency(long oldSize, long newSize) {
    return tree.consistency(oldSize, newSize);
  }

  private SignedNote sign() {
    return signer.sign(new LogCheckpoint(signer.key().name(), tree.head()).text());
  }
}
