package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;

/** One stream of a mutant that forges what it delivers. */
final class ReforgedStream implements StreamFault {

  private final Reforged mutant;
  private final ForgedLine line;
  private final ProviderSecrets secrets;
  private final EndpointId authority;
  private long from;
  private long reached;

  ReforgedStream(Reforged mutant, ForgedLine line, Upstream upstream) {
    this.mutant = mutant;
    this.line = line;
    this.secrets = upstream.secrets();
    this.authority =
        upstream.secrets().setting().seats().signing(upstream.seat()).identity().endpointId();
  }

  @Override
  public void fromAuthority(DeliverRequest message, Wire wire) {
    synchronized (mutant) {
      mutant.request(message).map(this::translated).ifPresent(wire::toProvider);
    }
  }

  @Override
  public void fromProvider(DeliverResponse message, Wire wire) {
    synchronized (mutant) {
      forged(message).flatMap(mutant::response).ifPresent(wire::toAuthority);
    }
  }

  private DeliverRequest translated(DeliverRequest message) {
    DeliverRequest.Builder request = message.toBuilder();
    if (message.hasResume()) {
      from = message.getResume().getNextPosition();
      request.getResumeBuilder().setNextPosition(line.toOriginal(from));
      reached = Math.max(0, line.toOriginal(from) - 1);
    }
    if (message.hasAcknowledgement()) {
      request
          .getAcknowledgementBuilder()
          .setNextPosition(line.toOriginal(message.getAcknowledgement().getNextPosition()));
    }
    return request.build();
  }

  private Optional<DeliverResponse> forged(DeliverResponse message) {
    return switch (message.getMessageCase()) {
      case UNITS -> units(message.getUnits());
      case CHECKPOINT ->
          checkpoint(message.getCheckpoint())
              .map(one -> DeliverResponse.newBuilder().setCheckpoint(one).build());
      case RESUMED -> {
        long resumed = message.getResumed().getNextPosition();
        reached = Math.max(reached, resumed - 1);
        DeliverResponse.Builder answer = message.toBuilder();
        answer.getResumedBuilder().setNextPosition(Math.max(from, line.toOwn(resumed)));
        yield Optional.of(answer.build());
      }
      case HELLO_RESPONSE -> Optional.of(options(message));
      default -> Optional.of(message);
    };
  }

  private Optional<DeliverResponse> units(DeliveryUnits units) {
    List<DeliveryUnit> out = new ArrayList<>();
    for (DeliveryUnit unit : units.getUnitsList()) {
      out.addAll(line.of(unit, from));
      reached = unit.getPosition();
    }
    return out.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DeliverResponse.newBuilder()
                .setUnits(DeliveryUnits.newBuilder().addAllUnits(out))
                .build());
  }

  private Optional<Checkpoint> checkpoint(Checkpoint original) {
    try {
      CheckpointBody body = CheckpointBody.parseFrom(original.getSignedBody().getMessage());
      List<CheckpointLeaf> leaves = new ArrayList<>();
      for (ByteString bytes : original.getLeavesList()) {
        CheckpointLeaf leaf = CheckpointLeaf.parseFrom(bytes);
        leaves.add(line.standing(leaf.getLiid(), reached).orElse(leaf));
      }
      List<CheckpointLeaf> own = mutant.leaves(leaves);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      Checkpoint checkpoint =
          new CheckpointMaker(secrets.evidence(), authority)
              .make(body.getNumber(), body.getTimeMicros(), own);
      return mutant.checkpoint(checkpoint, secrets);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The reference sends a checkpoint that cannot be read.", e);
    }
  }

  private DeliverResponse options(DeliverResponse message) {
    try {
      StreamOptions options =
          StreamOptions.parseFrom(message.getHelloResponse().getSignedOptions().getMessage());
      DeliverResponse.Builder answer = message.toBuilder();
      answer
          .getHelloResponseBuilder()
          .setSignedOptions(
              secrets
                  .evidence()
                  .sign(mutant.options(options).toByteString(), Purposes.HI2_OPTIONS));
      return answer.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The reference sends options that cannot be read.", e);
    }
  }
}
