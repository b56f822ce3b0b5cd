package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.OperatorMessage;

/** Mutants of the group HI2-ERR. */
public final class OperatorMessageMutants {

  private OperatorMessageMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HI2-ERR-01",
            "says too much",
            "1 to 255 characters",
            saying(message -> message.setText("x".repeat(256)))),
        new Mutant(
            "HI2-ERR-01",
            "says nothing",
            "1 to 255 characters",
            saying(OperatorMessage.Builder::clearText)),
        new Mutant(
            "HI2-ERR-01",
            "does not say how grave it is",
            "has a priority",
            saying(OperatorMessage.Builder::clearPriority)),
        new Mutant("HI2-ERR-01", "names the target", "points to a target", new NamesTarget()));
  }

  private static OnStreams saying(UnaryOperator<OperatorMessage.Builder> change) {
    return new OnStreams() {
      @Override
      Optional<DeliverResponse> response(DeliverResponse response, Seen seen) {
        return Optional.of(
            response.hasOperatorMessage()
                ? response.toBuilder()
                    .setOperatorMessage(change.apply(response.getOperatorMessage().toBuilder()))
                    .build()
                : response);
      }
    };
  }

  private static final class NamesTarget extends OnStreams {
    private volatile String target = "";

    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      for (ActionRequest action :
          Upstream.requestIn(request).getRequest().getActionRequestsList()) {
        var task = action.getCreate().getObject().getLiTask();
        if (task.getTargetIdentifier().getValuesCount() > 0) {
          target = task.getTargetIdentifier().getValues(0).getValue();
        }
      }
      return upstream.exchange(request);
    }

    @Override
    Optional<DeliverResponse> response(DeliverResponse response, Seen seen) {
      DeliverResponse.Builder changed = response.toBuilder();
      if (response.hasOperatorMessage()) {
        changed.getOperatorMessageBuilder().setText("Records of " + target + " were not sent.");
      }
      return Optional.of(changed.build());
    }
  }
}
