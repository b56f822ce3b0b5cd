package org.frontdoor.protocol.chain;

import org.jspecify.annotations.Nullable;

/** A checkpoint, or evidence taken from one, was refused. */
public final class CheckpointException extends Exception {

  private static final long serialVersionUID = 1L;

  private final CheckpointFault fault;

  CheckpointException(CheckpointFault fault) {
    this(fault, null);
  }

  CheckpointException(CheckpointFault fault, @Nullable Throwable cause) {
    super(fault.sentence(), cause);
    this.fault = fault;
  }

  /** Why it was refused. */
  public CheckpointFault fault() {
    return fault;
  }
}
