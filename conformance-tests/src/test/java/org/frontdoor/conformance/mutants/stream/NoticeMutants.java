package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;

/** Mutants of the groups HI2-NOT and HI2-TIM. */
public final class NoticeMutants {

  private NoticeMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("HI2-NOT-01", "does not tell of an end", "now Cancelled", new SilentEnd()),
        new Mutant("HI2-TIM-01", "collects what it has", "the promised", new Collecting()));
  }

  private static final class SilentEnd implements Mutation {
    @Override
    public void notification(ByteString message, Upstream upstream, Consumer<ByteString> deliver) {
      if (!status(message).equals("Cancelled")) {
        deliver.accept(message);
      }
    }

    private static String status(ByteString bytes) {
      try {
        ByteString signed =
            WatchNotificationsResponse.parseFrom(bytes).getSignedMessage().getMessage();
        return Hi1Message.parseFrom(signed).getRequest().getActionRequestsList().stream()
            .map(action -> action.getDeliver().getObject().getNotification())
            .map(notification -> notification.getStatusOfAssociatedObject())
            .findFirst()
            .orElse("");
      } catch (InvalidProtocolBufferException e) {
        return "";
      }
    }
  }

  /** Lets the first large message of a stream wait. */
  private static final class Collecting implements Mutation {
    private static final int LARGE_BYTES = 2000;
    private static final long DELAY_NANOS = 2_500_000_000L;

    @Override
    public StreamFault stream(Upstream upstream) {
      return new StreamFault() {
        private boolean waited;

        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          if (!waited && message.getUnits().getSerializedSize() > LARGE_BYTES) {
            waited = true;
            LockSupport.parkNanos(DELAY_NANOS);
          }
          wire.toAuthority(message);
        }
      };
    }
  }
}
