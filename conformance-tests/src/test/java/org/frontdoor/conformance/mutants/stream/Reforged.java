package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.testbed.between.Interference.StreamFault;

/**
 * A provider that changes what it delivers and keeps everything else consistent: what a mutant does
 * not touch is numbered, sealed, chained and signed so that it fits to what the mutant has changed.
 *
 * <p>What was made of a unit is remembered by its position, so that it is the same when it is sent
 * again, on whatever stream. Every hook is called once a unit, with the units of an authority in
 * their order, one call at a time. A task whose START came before the mutant did passes as it is.
 */
public abstract class Reforged implements Mutation {

  private final Map<String, ForgedLine> lines = new HashMap<>();

  /** What is sent in place of a unit: none, one or several, of whatever tasks. */
  protected List<Draft> change(Draft unit) {
    return List.of(unit);
  }

  /** The header that goes out, after it was numbered; chained and authenticated as it is here. */
  protected UnitHeader header(UnitHeader numbered) {
    return numbered;
  }

  /** The key to which an epoch is sealed; {@code all} are those of the warrant. */
  protected DeliveryKeyPair sealTo(DeliveryKeyPair key, List<DeliveryKeyPair> all) {
    return key;
  }

  /** The number that becomes the nonce of a batch. Must grow within an epoch. */
  protected long nonce(UnitHeader header) {
    return header.getFirstRecord();
  }

  /** What a batch is bound to. */
  protected ByteString associated(ByteString header) {
    return header;
  }

  /** What goes out of a unit, after it was sealed and before it is chained and given a position. */
  protected List<DeliveryUnit> sealed(Draft draft, DeliveryUnit unit) {
    return List.of(unit);
  }

  /** The next link of a task's chain. */
  protected ByteString link(String liid, ByteString link) {
    return link;
  }

  /** The position that is written on a unit. */
  protected long position(UnitHeader header, long position) {
    return position;
  }

  /** The leaves of a checkpoint. If none is left there is no checkpoint. */
  protected List<CheckpointLeaf> leaves(List<CheckpointLeaf> leaves) {
    return leaves;
  }

  /** The checkpoint that goes out, if any. */
  protected Optional<Checkpoint> checkpoint(Checkpoint checkpoint, ProviderSecrets secrets) {
    return Optional.of(checkpoint);
  }

  /** The options that are signed. */
  protected StreamOptions options(StreamOptions options) {
    return options;
  }

  /** A message of the authority, before its positions are translated. */
  protected Optional<DeliverRequest> request(DeliverRequest request) {
    return Optional.of(request);
  }

  /** The last word on a message of the provider, each time that it is sent. */
  protected Optional<DeliverResponse> response(DeliverResponse response) {
    return Optional.of(response);
  }

  @Override
  public final StreamFault stream(Upstream upstream) {
    synchronized (this) {
      ForgedLine line =
          lines.computeIfAbsent(
              upstream.seat(), seat -> new ForgedLine(this, upstream.secrets().setting()));
      return new ReforgedStream(this, line, upstream);
    }
  }
}
