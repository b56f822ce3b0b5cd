package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.List;
import java.util.function.Supplier;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;

/** Mutants of the group HI2-OPT. */
public final class OptionMutants {

  private static final int OTHER_OPTION = 9;
  private static final int NONCE_BYTES = 16;

  private OptionMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("HI2-OPT-01", "greets first", "is the first that comes", each(Greeting::new)),
        new Mutant(
            "HI2-OPT-01", "forgives a Resume", "begin with a Hello", each(ForgivingResume::new)),
        new Mutant("HI2-OPT-03", "chooses what was not offered", "among those", new OtherOption()),
        new Mutant("HI2-OPT-04", "keeps the older stream", "older stream ends", each(Old::new)),
        new Mutant(
            "HI2-OPT-05", "forgives early data", "acknowledgement", each(ForgivingData::new)),
        new Mutant(
            "HI2-OPT-06", "forgives a second Hello", "ends the stream", each(ForgivingHello::new)),
        new Mutant("HI2-OPT-07", "counts all requests", "its own requests", each(Together::new)),
        new Mutant("HI2-OPT-08", "adds what is missing", "is refused", each(Adding::new)),
        new Mutant("HI2-OPT-08", "signs without the nonce", "return the nonce", new NoNonce()));
  }

  private static Mutation each(Supplier<StreamFault> fault) {
    return new Mutation() {
      @Override
      public StreamFault stream(Upstream upstream) {
        return fault.get();
      }
    };
  }

  private static final class Greeting implements StreamFault {
    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      if (message.hasHelloResponse()) {
        OperatorMessage greeting =
            OperatorMessage.newBuilder()
                .setPriority(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_INFORMATIONAL)
                .setText("Welcome.")
                .build();
        wire.toAuthority(DeliverResponse.newBuilder().setOperatorMessage(greeting).build());
      }
      wire.toAuthority(message);
    }
  }

  private static final class ForgivingResume implements StreamFault {
    private boolean greeted;

    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      greeted |= message.hasHello();
      if (greeted || !message.hasResume()) {
        wire.toProvider(message);
      }
    }
  }

  private static final class OtherOption extends Reforged {
    @Override
    protected StreamOptions options(StreamOptions options) {
      return options.toBuilder().addOptionsValue(OTHER_OPTION).build();
    }
  }

  private static final class Old implements StreamFault {
    @Override
    public void ended(Status status, Wire wire) {
      if (status.getCode() != Status.Code.ABORTED) {
        wire.end(status);
      }
    }
  }

  private static final class ForgivingData implements StreamFault {
    private boolean resumed;

    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      resumed |= message.hasResume();
      if (resumed || !message.hasAcknowledgement()) {
        wire.toProvider(message);
      }
    }
  }

  private static final class ForgivingHello implements StreamFault {
    private boolean greeted;

    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      if (!greeted || !message.hasHello()) {
        wire.toProvider(message);
      }
      greeted |= message.hasHello();
    }
  }

  private static final class Together implements StreamFault {
    private long asked;
    private long added;

    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      asked += message.hasKeepaliveRequest() ? 1 : 0;
      DeliverRequest.Builder changed = message.toBuilder();
      if (message.hasKeepaliveResponse()) {
        long number = message.getKeepaliveResponse().getSequenceNumber();
        changed.getKeepaliveResponseBuilder().setSequenceNumber(number - added);
      }
      wire.toProvider(changed.build());
    }

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      DeliverResponse.Builder changed = message.toBuilder();
      if (message.hasKeepaliveRequest()) {
        added = asked;
        long number = message.getKeepaliveRequest().getSequenceNumber();
        changed.getKeepaliveRequestBuilder().setSequenceNumber(number + added);
      }
      wire.toAuthority(changed.build());
    }
  }

  private static final class Adding implements StreamFault {
    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      DeliverRequest.Builder changed = message.toBuilder();
      if (message.hasHello()
          && Delivery.ALL_OPTIONS.containsAll(message.getHello().getOptionsList())) {
        changed.getHelloBuilder().clearOptions().addAllOptions(Delivery.ALL_OPTIONS);
      }
      wire.toProvider(changed.build());
    }
  }

  private static final class NoNonce extends Reforged {
    @Override
    protected StreamOptions options(StreamOptions options) {
      return options.toBuilder().setNonce(ByteString.copyFrom(new byte[NONCE_BYTES])).build();
    }
  }
}
