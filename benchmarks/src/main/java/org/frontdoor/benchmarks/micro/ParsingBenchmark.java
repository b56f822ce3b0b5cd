package org.frontdoor.benchmarks.micro;

import com.google.protobuf.ByteString;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Strict parsing: the wire is scanned, then parsed, then its shape is checked. */
@State(Scope.Thread)
public class ParsingBenchmark {

  private final StrictParser<DeliverRequest> requests =
      StrictParser.of(DeliverRequest.getDefaultInstance(), ParseLimits.usual());
  private final StrictParser<UnitHeader> headers =
      StrictParser.of(UnitHeader.getDefaultInstance(), ParseLimits.usual());
  private final StrictParser<Hi1Message> messages =
      StrictParser.of(Hi1Message.getDefaultInstance(), ParseLimits.usual());
  private final ByteString request =
      DeliverRequest.newBuilder()
          .setAcknowledgement(Acknowledgement.newBuilder().setNextPosition(1_234_567))
          .build()
          .toByteString();
  private final ByteString header = Fixtures.batchHeader(1_000_000, 1024);
  private ByteString message;

  /** Makes a message. */
  @Setup
  @Initializer
  public void prepare() {
    message = new Fixtures().submission().toByteString();
  }

  /** What an authority says on its delivery stream, an acknowledgement. */
  @Benchmark
  public DeliverRequest acknowledgement() throws MalformedMessageException {
    return requests.parse(request);
  }

  /** The header of a batch. */
  @Benchmark
  public UnitHeader header() throws MalformedMessageException {
    return headers.parse(header);
  }

  /** An HI-1 message that submits a warrant: document, authorisation and one task. */
  @Benchmark
  public Hi1Message submission() throws MalformedMessageException {
    return messages.parse(message);
  }
}
