package org.frontdoor.conformance.wire;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;

/**
 * One thing that the suite does to the endpoint under test, or asks of the world around it. A seat
 * is the name of a folder or file of the credentials, in whose name it is done. A channel is a name
 * that the case gives to a stream.
 */
public sealed interface Stimulus {

  /**
   * Sends one {@code ExchangeRequest} to HI-1, whatever its bytes are, and waits for the answer.
   */
  record Exchange(String seat, ByteString request, Duration atMost) implements Stimulus {}

  /** Opens the stream of notifications with a {@code WatchNotificationsRequest}. */
  record OpenWatch(String channel, String seat, ByteString request) implements Stimulus {}

  /** Opens an HI-2 delivery stream. Nothing is sent yet. */
  record OpenDelivery(String channel, String seat) implements Stimulus {}

  /** Sends one message on a stream, whatever its bytes are. */
  record Send(String channel, ByteString message) implements Stimulus {}

  /** Waits for the next message on a stream. Messages that nobody awaits are not asked for. */
  record Await(String channel, Duration atMost) implements Stimulus {}

  /** Ends a stream. */
  record Close(String channel, Manner manner) implements Stimulus {}

  /** How a stream is ended. */
  enum Manner {
    /** Says that nothing more will be sent, and stays to listen. */
    HALF_CLOSE,
    /** Resets the stream. */
    CANCEL,
    /** Drops the connection below all streams of the seat. */
    CUT
  }

  /** Connects at the level of TLS, and sends nothing. */
  record Handshake(String seat, TlsOffer offer) implements Stimulus {}

  /** What a client offers in its handshake. */
  enum TlsOffer {
    /** TLS 1.3 and nothing else. */
    TLS_1_3,
    /** TLS 1.2 with a suite that is still thought good. */
    TLS_1_2,
    /** TLS 1.2 with suites without authentication, encryption or forward secrecy. */
    TLS_1_2_WEAK,
    /** TLS 1.1. */
    TLS_1_1,
    /** TLS 1.3 without any certificate of the client. */
    NO_CERTIFICATE,
    /** No TLS at all. */
    PLAINTEXT
  }

  /** Sends an HTTP/2 request to a path over TLS, as no gRPC client would. */
  record Http(String seat, String method, String path, String contentType, ByteString body)
      implements Stimulus {}

  /** Calls the upper tester: the name of the method, and its request. */
  record Tester(String method, ByteString request, Duration atMost) implements Stimulus {}

  /** Asks what time it is for the endpoint, as far as the suite knows. */
  record Now() implements Stimulus {}

  /** Says what time it is for the endpoint, which may be ahead of the suite's. */
  record Synchronise(long timeMicros) implements Stimulus {}

  /** Lets time pass. Only where the protocol itself speaks of time; never to wait for a result. */
  record Pause(Duration time) implements Stimulus {}

  /** Sends one {@code ExchangeRequest} several times at once, one copy a seat. */
  record Together(List<Exchange> exchanges) implements Stimulus {}

  /** What is done only where the suite plays the provider, and an authority is under test. */
  sealed interface AsProvider extends Stimulus {}

  /** Listens from now on with the TLS key of a seat; whoever was connected is cut off. */
  record Listen(String seat, Listening listening) implements AsProvider {}

  /** How the suite listens. */
  enum Listening {
    /** As a provider does, for HI-2 delivery streams. */
    DELIVERY,
    /** For TLS handshakes, to see whether the authority goes on after them. */
    HANDSHAKES
  }

  /** Waits until the authority has opened a delivery stream. Nothing is read or sent yet. */
  record AcceptDelivery(String channel, Duration atMost) implements AsProvider {}

  /** Waits until the authority has connected, and looks how the handshake ends. */
  record AcceptHandshake(Duration atMost) implements AsProvider {}

  /**
   * Starts a program of the authority under test. The first program of a case finds an empty
   * folder, the others what those before them have left in it.
   *
   * @param command its name in the authority's declaration
   */
  record StartProgram(String command) implements AsProvider {}

  /** Ends a program that was started, and waits until it is gone. */
  record StopProgram(String command, Ending ending, Duration atMost) implements AsProvider {}

  /** How a program is ended. */
  enum Ending {
    /** Its standard input is closed, and it is given time to finish. */
    CLOSE_INPUT,
    /** It is killed, with no chance to do anything. */
    KILL
  }

  /** Runs a program of the authority under test to its end, and takes what it prints. */
  record RunProgram(String command, Duration atMost) implements AsProvider {}
}
