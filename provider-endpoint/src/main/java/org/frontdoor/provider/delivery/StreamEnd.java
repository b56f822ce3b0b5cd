package org.frontdoor.provider.delivery;

import io.grpc.Status;

/**
 * Why a delivery stream ended. This is the closed table of HI-2 errors: all that a peer ever reads
 * of one.
 */
public enum StreamEnd {
  /** The authority closed its side. */
  CLOSED(Status.Code.OK, ""),
  /** The authority cancelled, or the connection broke. */
  CANCELLED(Status.Code.CANCELLED, "the stream was cancelled"),
  /** The TLS peer is not an authority. */
  NOT_AN_AUTHORITY(Status.Code.UNAUTHENTICATED, "the peer is not an authority"),
  /** Bytes that are no message of this protocol. */
  MALFORMED(Status.Code.INVALID_ARGUMENT, "a message is malformed"),
  /** A message came where the protocol does not allow it. */
  OUT_OF_ORDER(Status.Code.INVALID_ARGUMENT, "a message is out of order"),
  /** The Hello names somebody else than the TLS peer. */
  WRONG_AUTHORITY(Status.Code.PERMISSION_DENIED, "the authority is not the TLS peer"),
  /** A version of the protocol that is not spoken here. */
  VERSION_UNSUPPORTED(Status.Code.FAILED_PRECONDITION, "only protocol version 1 is spoken"),
  /** The offer lacks an option that the profile requires. */
  OPTION_REQUIRED(
      Status.Code.FAILED_PRECONDITION,
      "acknowledgement, checkpoint and keepalive are required options"),
  /** The authority claims to have what was never sent. */
  AHEAD(Status.Code.OUT_OF_RANGE, "the position or checkpoint lies beyond what was sent"),
  /** A newer stream of the same authority took over. */
  REPLACED(Status.Code.ABORTED, "a newer stream took over"),
  /** No sign of life in time, or no Hello and Resume. */
  TIMED_OUT(Status.Code.DEADLINE_EXCEEDED, "no sign of life in time"),
  /** The spool cannot be read or written. */
  SPOOL_UNAVAILABLE(Status.Code.UNAVAILABLE, "delivery is not possible at present"),
  /** The provider stops. */
  STOPPING(Status.Code.UNAVAILABLE, "the provider is stopping");

  private final Status.Code code;
  private final String text;

  StreamEnd(Status.Code code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The status that travels. */
  public Status status() {
    return code.toStatus().withDescription(text);
  }
}
