package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the log. Every implementation passes {@code TaskingLogStoreContract}.
 *
 * <p>What a method has returned from is durable. Nothing that was kept is ever changed or removed
 * but the published checkpoint, which a later one replaces.
 */
public interface TaskingLogStore extends AutoCloseable {

  /**
   * An entry in its place.
   *
   * @param index from 0
   * @param taskId the task that it is about
   * @param entry its public bytes
   * @param opening what its commitment hides; nobody who copies the store's files may read it
   */
  record Kept(long index, UUID taskId, ByteString entry, ByteString opening) {

    /** The place alone. */
    @Override
    public String toString() {
      return "Kept[" + index + "]";
    }
  }

  /**
   * Adds entries at the end, all of them or none.
   *
   * @throws IllegalArgumentException if they do not continue what is there
   * @throws LogUnavailableException if they cannot be kept; none of them is then
   */
  void append(List<Kept> entries);

  /**
   * Entries in order.
   *
   * @param from index of the first
   * @param max how many at most
   * @throws LogUnavailableException if they cannot be read
   */
  List<Kept> read(long from, int max);

  /**
   * The public bytes of entries alone, in order; opens nothing.
   *
   * @param from index of the first
   * @param max how many at most
   * @throws LogUnavailableException if they cannot be read
   */
  List<ByteString> entries(long from, int max);

  /** The checkpoint that was published last, a signed note with its cosignatures. */
  Optional<ByteString> checkpoint();

  /**
   * Replaces the published checkpoint.
   *
   * @throws LogUnavailableException if it cannot be kept; the one before it is then
   */
  void keepCheckpoint(ByteString note);

  /** Closes the store. May be called twice. */
  @Override
  void close();
}
