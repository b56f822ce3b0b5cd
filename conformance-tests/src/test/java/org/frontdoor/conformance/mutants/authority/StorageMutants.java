package org.frontdoor.conformance.mutants.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.StreamFault;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.Wire;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;

/** Authorities that store, acknowledge or connect in a wrong way. */
final class StorageMutants {

  private StorageMutants() {}

  static List<AuthorityMutant> list() {
    return List.of(
        new AuthorityMutant(
            "HI2-CON-01",
            "does not connect again",
            "connects again at once",
            new AuthorityMutation() {
              @Override
              public boolean comesBack() {
                return false;
              }
            }),
        new AuthorityMutant(
            "HI2-BUF-05",
            "stores again what comes again",
            "stored twice",
            new NotesRepetition(
                task -> task.put("verified", task.path("verified").asLong() + 1), true)),
        new AuthorityMutant(
            "HI2-BUF-05",
            "takes repetition for a fault",
            "the report complains",
            new NotesRepetition(task -> task.put("sound", false), false)),
        new AuthorityMutant(
            "HI2-ACK-01",
            "acknowledges one unit more than came",
            "what was never sent",
            Faults.onStreams(AcknowledgesMore::new)),
        new AuthorityMutant(
            "HI2-ACK-01",
            "acknowledges before it stores",
            "what was acknowledged is stored",
            Faults.onStreams(StoresLater::new)));
  }

  private interface Change {
    ObjectNode of(ObjectNode task);
  }

  private static final class NotesRepetition implements AuthorityMutation {
    private final Change change;
    private final boolean verified;
    private long highest;
    private boolean repeated;

    NotesRepetition(Change change, boolean verified) {
      this.change = change;
      this.verified = verified;
    }

    @Override
    public StreamFault stream() {
      highest = 0;
      return new StreamFault() {
        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          for (DeliveryUnit unit : message.getUnits().getUnitsList()) {
            repeated |= unit.getPosition() <= highest;
            highest = Math.max(highest, unit.getPosition());
          }
          wire.toAuthority(message);
        }
      };
    }

    @Override
    public void report(ObjectNode report) {
      if (repeated) {
        for (JsonNode task : report.path("tasks")) {
          var unused = change.of((ObjectNode) task);
        }
        report.put("verified", verified);
      }
    }
  }

  private static final class AcknowledgesMore implements StreamFault {
    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      if (message.hasAcknowledgement()) {
        DeliverRequest.Builder more = message.toBuilder();
        more.getAcknowledgementBuilder()
            .setNextPosition(message.getAcknowledgement().getNextPosition() + 1);
        wire.toProvider(more.build());
      } else {
        wire.toProvider(message);
      }
    }
  }

  /** Keeps units in memory until a checkpoint comes. */
  private static final class StoresLater implements StreamFault {
    private final List<DeliverResponse> held = new ArrayList<>();
    private long lastCheckpoint;

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      if (message.hasUnits()) {
        held.add(message);
        long next = message.getUnits().getUnitsList().getLast().getPosition() + 1;
        wire.toProvider(
            DeliverRequest.newBuilder()
                .setAcknowledgement(
                    Acknowledgement.newBuilder()
                        .setNextPosition(next)
                        .setLastCheckpoint(lastCheckpoint))
                .build());
      } else {
        if (message.hasCheckpoint()) {
          lastCheckpoint++;
          held.forEach(wire::toAuthority);
          held.clear();
        }
        wire.toAuthority(message);
      }
    }
  }
}
