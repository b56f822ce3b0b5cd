package org.frontdoor.conformance.mutants.security;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.mutants.stream.Draft;
import org.frontdoor.conformance.mutants.stream.Reforged;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;

/** Mutants of the group SEC that deliver to those who are not meant, or of them. */
public final class StrayDeliveryMutants {

  private StrayDeliveryMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "SEC-02", "talks to one authority about another", "names its LIID", new Gossip()),
        new Mutant("SEC-02", "numbers all streams together", "by itself", new SharedNumbers()),
        new Mutant("SEC-04", "believes a Hello", "in another's name", new Credulous()),
        new Mutant("SEC-04", "seals to a key of its own", "key of the warrant", new OwnKey()),
        new Mutant("SEC-04", "does not sign the options", "signs the options", new Unsigned()),
        new Mutant("SEC-12", "delivers what others do", "the target takes part", new Others()));
  }

  /** Tells the first authority of the tasks of the second. */
  private static final class Gossip implements Mutation {
    private final List<String> liids = new ArrayList<>();

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      if (upstream.seat().equals(Seat.AUTHORITY_B)) {
        Upstream.requestIn(request).getRequest().getActionRequestsList().stream()
            .map(action -> action.getCreate().getObject().getLiTask().getReference())
            .filter(liid -> !liid.isEmpty())
            .forEach(liids::add);
      }
      return upstream.exchange(request);
    }

    @Override
    public StreamFault stream(Upstream upstream) {
      boolean first = upstream.seat().equals(Seat.AUTHORITY_A);
      return new StreamFault() {
        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          if (first && message.hasUnits()) {
            wire.toAuthority(
                DeliverResponse.newBuilder()
                    .setOperatorMessage(
                        OperatorMessage.newBuilder()
                            .setPriority(
                                OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_INFORMATIONAL)
                            .setText("Others are busy too: " + liids))
                    .build());
          }
          wire.toAuthority(message);
        }
      };
    }
  }

  private static final class SharedNumbers extends Reforged {
    @Override
    protected long position(UnitHeader header, long position) {
      return 2 * position;
    }
  }

  /** Takes everybody for whom they say they are. */
  private static final class Credulous implements Mutation {
    @Override
    public StreamFault stream(Upstream upstream) {
      EndpointId own =
          upstream.secrets().setting().seats().tls(upstream.seat()).identity().endpointId();
      return new StreamFault() {
        @Override
        public void fromAuthority(DeliverRequest message, Wire wire) {
          DeliverRequest.Builder believed = message.toBuilder();
          if (message.hasHello()) {
            believed.getHelloBuilder().setAuthority(own);
          }
          wire.toProvider(believed.build());
        }
      };
    }
  }

  private static final class OwnKey extends Reforged {
    private final DeliveryKeyPair own = generated();

    @Override
    protected DeliveryKeyPair sealTo(DeliveryKeyPair key, List<DeliveryKeyPair> all) {
      return own;
    }

    private static DeliveryKeyPair generated() {
      try {
        return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
      } catch (SealException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Unsigned implements Mutation {
    @Override
    public StreamFault stream(Upstream upstream) {
      return new StreamFault() {
        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          DeliverResponse.Builder bare = message.toBuilder();
          if (message.hasHelloResponse()) {
            bare.getHelloResponseBuilder().getSignedOptionsBuilder().clearSignatures();
          }
          wire.toAuthority(bare.build());
        }
      };
    }
  }

  /**
   * Beside each record of a message from neither party of the first one stands one of two others.
   */
  private static final class Others extends Reforged {
    private final Map<String, IriRecord> first = new HashMap<>();

    @Override
    protected List<Draft> change(Draft unit) {
      return List.of(
          unit.batch(
              content -> {
                List<IriRecord> strange =
                    content.getRecordsList().stream()
                        .filter(
                            record ->
                                record.getEvent() == MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
                        .filter(record -> isFromAThird(record, first(unit, record)))
                        .map(
                            record ->
                                record.toBuilder()
                                    .setFrom("somebody")
                                    .clearTo()
                                    .addTo("else")
                                    .build())
                        .toList();
                return content.addAllRecords(strange);
              }));
    }

    private IriRecord first(Draft unit, IriRecord record) {
      return first.computeIfAbsent(unit.liid(), liid -> record);
    }

    private static boolean isFromAThird(IriRecord record, IriRecord first) {
      return !record.getFrom().equals(first.getFrom())
          && !first.getToList().contains(record.getFrom());
    }
  }
}
