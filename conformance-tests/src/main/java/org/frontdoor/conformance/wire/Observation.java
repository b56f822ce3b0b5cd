package org.frontdoor.conformance.wire;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;

/** What came of a stimulus. */
public sealed interface Observation {

  /** A message came. */
  record Answer(ByteString bytes) implements Observation {}

  /**
   * The call or the stream was ended by the endpoint.
   *
   * @param status the gRPC status, for example {@code INVALID_ARGUMENT}
   * @param text what it said
   * @param trailers what it sent with it, in ASCII
   */
  record Ended(String status, String text, Map<String, String> trailers) implements Observation {}

  /**
   * There is no connection.
   *
   * @param cause what failed, for example {@code TLS}, {@code REFUSED}, {@code NOT_GRPC}
   * @param text one sentence
   */
  record Unreachable(Cause cause, String text) implements Observation {}

  /** Why there is no connection. */
  enum Cause {
    /** Nobody listens there. */
    REFUSED,
    /** The handshake failed: one of both does not trust the other, or cannot agree with it. */
    TLS,
    /** Somebody listens who does not speak gRPC. */
    NOT_GRPC,
    /** The other side says nothing at all. */
    SILENT,
    /** The connection broke. */
    BROKEN
  }

  /** Nothing came in time. */
  record Silence() implements Observation {}

  /** It was done; there is nothing to be seen of it. */
  record Done() implements Observation {}

  /** A time, in microseconds since 1970-01-01T00:00:00Z. */
  record Moment(long micros) implements Observation {}

  /** A handshake succeeded. */
  record Connected(String protocol, String suite) implements Observation {}

  /** An HTTP answer. Names of headers are in lower case. */
  record HttpAnswer(int status, Map<String, String> headers, ByteString body)
      implements Observation {}

  /**
   * The authority has opened a stream.
   *
   * @param country country of the party in its TLS certificate
   * @param identifier unique identifier of that party
   */
  record Accepted(String country, String identifier) implements Observation {}

  /**
   * A program has ended.
   *
   * @param exitCode its exit code
   * @param output what it has printed to its standard output, the beginning of it if it was long
   */
  record ProgramEnded(int exitCode, String output) implements Observation {}

  /** A program could not be started. */
  record NotStarted(String text) implements Observation {}

  /** What came of several stimuli that were given together, in their order. */
  record Several(List<Observation> each) implements Observation {}
}
