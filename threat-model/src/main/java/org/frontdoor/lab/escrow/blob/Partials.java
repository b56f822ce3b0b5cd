package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.EqualityProof;
import org.frontdoor.lab.escrow.group.Interpolation;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;

/** Agents' parts of one opening: made, checked, put together. */
public final class Partials {

  private Partials() {}

  /**
   * One agent's part, with the proof that it was made with the agent's share.
   *
   * @param share the agent's share, which stays with it
   * @param encapsulation of the lane that is opened
   * @param order SHA-256 of the order; the proof fits no other
   */
  public static PartialOpening make(
      KeyShare share, Point encapsulation, ByteString order, SecureRandom random) {
    Point part = encapsulation.times(share.secret());
    Point publicShare = Point.base(share.secret());
    EqualityProof proof =
        EqualityProof.prove(
            claim(share.key(), publicShare, encapsulation, part, order), share.secret(), random);
    return PartialOpening.newBuilder()
        .setIndex(share.index())
        .setKeyId(share.key().keyId())
        .setGeneration(share.key().generation())
        .setPoint(part.encode())
        .setChallenge(proof.challenge().encode())
        .setResponse(proof.response().encode())
        .build();
  }

  /**
   * What came of putting parts together.
   *
   * @param shared what the lane encapsulates; empty if too few parts were good
   * @param good indexes of the agents whose parts were good
   * @param blamed indexes of the agents whose parts were bad: no other agent could have made them
   *     so, if each came over the agent's own connection
   */
  public record Combination(
      Optional<Point> shared, SortedSet<Integer> good, SortedSet<Integer> blamed) {}

  /**
   * Puts parts together.
   *
   * @param order SHA-256 of the order that the agents answered
   */
  public static Combination combine(
      EscrowPublicKey key,
      Point encapsulation,
      ByteString order,
      Collection<PartialOpening> parts) {
    SortedMap<Integer, Point> good = new TreeMap<>();
    SortedSet<Integer> blamed = new TreeSet<>();
    for (PartialOpening part : parts) {
      Optional<Point> point = check(key, encapsulation, order, part);
      if (point.isPresent()) {
        good.put(part.getIndex(), point.get());
      } else {
        blamed.add(part.getIndex());
      }
    }
    SortedSet<Integer> indexes = new TreeSet<>(good.keySet());
    while (good.size() > key.threshold()) {
      good.remove(good.lastKey());
    }
    return new Combination(
        good.size() == key.threshold() ? Optional.of(Interpolation.point(good)) : Optional.empty(),
        indexes,
        blamed);
  }

  /**
   * Puts the first parts together that there are, good or bad. For showing what goes wrong: a bad
   * part spoils the result, and nobody knows whose it was.
   */
  public static Combination insecureCombine(EscrowPublicKey key, Collection<PartialOpening> parts) {
    SortedMap<Integer, Point> first = new TreeMap<>();
    for (PartialOpening part : parts) {
      try {
        if (first.size() < key.threshold()) {
          first.put(part.getIndex(), Point.decode(part.getPoint()));
        }
      } catch (BadElementException e) {
        // As if it had not come.
      }
    }
    return new Combination(
        first.size() == key.threshold()
            ? Optional.of(Interpolation.point(first))
            : Optional.empty(),
        new TreeSet<>(first.keySet()),
        new TreeSet<>());
  }

  private static Optional<Point> check(
      EscrowPublicKey key, Point encapsulation, ByteString order, PartialOpening part) {
    Optional<Point> publicShare = key.share(part.getIndex());
    if (publicShare.isEmpty()
        || !part.getKeyId().equals(key.keyId())
        || part.getGeneration() != key.generation()) {
      return Optional.empty();
    }
    try {
      Point point = Point.decode(part.getPoint());
      EqualityProof proof =
          new EqualityProof(Scalar.decode(part.getChallenge()), Scalar.decode(part.getResponse()));
      return proof.shows(claim(key, publicShare.get(), encapsulation, point, order))
          ? Optional.of(point)
          : Optional.empty();
    } catch (BadElementException e) {
      return Optional.empty();
    }
  }

  private static EqualityProof.Claim claim(
      EscrowPublicKey key, Point publicShare, Point encapsulation, Point part, ByteString order) {
    return new EqualityProof.Claim(
        "partial",
        new EqualityProof.Pair(Point.generator(), publicShare),
        new EqualityProof.Pair(encapsulation, part),
        P256.joined(
            List.of(
                ByteString.copyFromUtf8(key.keyId()),
                Scalar.of(key.generation()).encode(),
                order)));
  }
}
