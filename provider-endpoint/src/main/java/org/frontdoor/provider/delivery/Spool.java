package org.frontdoor.provider.delivery;

import java.util.List;
import org.frontdoor.common.v1.EndpointId;

/**
 * Keeps what is to be delivered until it has been, one log of units for each authority, together
 * with all that interception must not forget.
 *
 * <p>There is one writer of units, which calls {@link #load} and {@link #commit}; sessions of
 * different authorities call the other methods at the same time. {@code SpoolContract} in the tests
 * is what an implementation has to pass.
 *
 * <p>Every method throws {@link SpoolException} while the disk is full, read-only or broken;
 * nothing is done then, not even in part, unless {@link #commit} says otherwise.
 */
public interface Spool extends AutoCloseable {

  /** Everything that was last committed, for a start or after a commit that failed. */
  SpoolSnapshot load();

  /**
   * Writes all of it, atomically, and returns when it is durable.
   *
   * @throws SpoolException if it is not known to be durable. It may have been written all the same;
   *     {@link #load} says which, and the caller has to go on from there.
   */
  void commit(SpoolCommit commit);

  /**
   * Reads on in an authority's log.
   *
   * @param fromPosition position of the first unit wanted; units are given from the next one that
   *     exists
   * @param maxBytes how many bytes of units at most, but always one unit if there is one
   * @return units in ascending order of their positions; none if there are none
   * @throws SpoolException also when a stored unit is damaged: it names the position
   */
  List<SpooledUnit> read(EndpointId authority, long fromPosition, int maxBytes);

  /**
   * Forgets what the authority has stored. May be undone by a crash of the machine (not of the
   * process); the authority then says again where it stands.
   */
  void release(Release release);

  /**
   * Notes that units up to a position may have been sent, so that after a restart they are not
   * taken for units that the authority cannot have. As durable as {@link #release}.
   */
  void claim(EndpointId authority, long throughPosition);

  /** Bytes of all units kept for an authority ({@link SpooledUnit#bytes}). */
  long bytes(EndpointId authority);

  /** The authority's next checkpoint number: from 1, durable, never given twice. */
  long nextCheckpoint(EndpointId authority);

  @Override
  void close();
}
