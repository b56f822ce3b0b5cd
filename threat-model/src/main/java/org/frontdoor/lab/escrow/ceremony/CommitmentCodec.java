package org.frontdoor.lab.escrow.ceremony;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.frontdoor.escrow.v1.DealerCommitments;
import org.frontdoor.escrow.v1.PossessionProof;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.Commitments;
import org.frontdoor.lab.escrow.group.KnowledgeProof;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Polynomial;
import org.frontdoor.lab.escrow.group.Scalar;
import org.frontdoor.protocol.chain.Sha256;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** Commitments as they travel in a ceremony. */
final class CommitmentCodec {

  /** Bytes of a hash. */
  static final int HASH_BYTES = 32;

  private static final ByteString CONFIRMED =
      ByteString.copyFromUtf8("frontdoor.escrow.confirmed.v1");
  private static final int MOST_BYTES = 4096;
  private static final StrictParser<DealerCommitments> PARSER =
      StrictParser.of(
          DealerCommitments.getDefaultInstance(), ParseLimits.usual().withMaxBytes(MOST_BYTES));

  private CommitmentCodec() {}

  static ByteString write(
      CeremonyPlan plan, int member, Polynomial polynomial, SecureRandom random) {
    DealerCommitments.Builder message = DealerCommitments.newBuilder();
    List<Point> all = polynomial.commitments().coefficients();
    all.subList(all.size() - plan.committedCoefficients(), all.size())
        .forEach(point -> message.addCoefficients(point.encode()));
    if (plan.kind() == CeremonyPlan.Kind.GENERATE) {
      KnowledgeProof proof =
          KnowledgeProof.prove(polynomial.secret(), plan.contextOf(member), random);
      message.setPossession(
          PossessionProof.newBuilder()
              .setChallenge(proof.challenge().encode())
              .setResponse(proof.response().encode()));
    }
    return message.build().toByteString();
  }

  /**
   * Reads another agent's commitments.
   *
   * @throws CeremonyException if their number or their proof is wrong
   * @throws BadElementException if a point or a scalar is none
   */
  static Commitments read(CeremonyPlan plan, int from, ByteString bytes)
      throws CeremonyException, BadElementException {
    DealerCommitments message;
    try {
      message = PARSER.parse(bytes);
    } catch (MalformedMessageException e) {
      throw new CeremonyException(from, "has malformed commitments");
    }
    boolean generates = plan.kind() == CeremonyPlan.Kind.GENERATE;
    if (message.getCoefficientsCount() != plan.committedCoefficients()
        || message.hasPossession() != generates) {
      throw new CeremonyException(from, "has committed to something else than the plan says");
    }
    var coefficients = new ArrayList<Point>();
    if (!generates) {
      coefficients.add(Point.neutral());
    }
    for (ByteString coefficient : message.getCoefficientsList()) {
      coefficients.add(Point.decode(coefficient));
    }
    if (generates && !possession(message).shows(coefficients.getFirst(), plan.contextOf(from))) {
      throw new CeremonyException(from, "does not prove to know its own secret");
    }
    return new Commitments(coefficients);
  }

  private static KnowledgeProof possession(DealerCommitments message) throws BadElementException {
    PossessionProof proof = message.getPossession();
    return new KnowledgeProof(
        Scalar.decode(proof.getChallenge()), Scalar.decode(proof.getResponse()));
  }

  static ByteString hash(ByteString bytes) {
    return new Sha256().add(bytes).finish();
  }

  /** The hash over the whole plan and all commitments, in the order of the agents' indexes. */
  static ByteString transcript(CeremonyPlan plan, SortedMap<Integer, ByteString> commitments) {
    var parts = new ArrayList<ByteString>();
    parts.add(plan.encode());
    commitments.forEach(
        (member, bytes) -> {
          parts.add(Scalar.of(member).encode());
          parts.add(bytes);
        });
    return hash(P256.joined(parts));
  }

  /** What an agent says when it has heard this transcript from everybody. */
  static ByteString confirmation(ByteString transcript, int member) {
    return hash(P256.joined(List.of(CONFIRMED, transcript, Scalar.of(member).encode())));
  }
}
