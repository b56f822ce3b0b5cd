package org.frontdoor.lab.escrow.blob;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.escrow.v1.EscrowKey;
import org.frontdoor.escrow.v1.PublicShare;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.Interpolation;
import org.frontdoor.lab.escrow.group.Point;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of an escrow key.
 *
 * @param keyId its name, never used again
 * @param key the public key
 * @param threshold how many agents it takes
 * @param shares what each agent's part is checked against, by index
 * @param generation how often the shares were refreshed
 */
public record EscrowPublicKey(
    String keyId, Point key, int threshold, SortedMap<Integer, Point> shares, long generation) {

  /**
   * @throws IllegalArgumentException if it takes more agents than there are
   */
  public EscrowPublicKey {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    if (threshold < 1 || threshold > shares.size() || shares.firstKey() < 1) {
      throw new IllegalArgumentException("an escrow key needs as many agents as its threshold");
    }
  }

  /**
   * Reads a key, and checks that its shares are shares of it.
   *
   * @throws BadElementException if a point is none
   * @throws BlobException {@link BlobFault#KEY} if the shares are not those of one polynomial of
   *     the threshold's degree with the key at zero
   */
  public static EscrowPublicKey of(EscrowKey key) throws BadElementException, BlobException {
    SortedMap<Integer, Point> shares = new TreeMap<>();
    for (PublicShare share : key.getSharesList()) {
      if (shares.put(share.getIndex(), Point.decode(share.getPoint())) != null) {
        throw new BlobException(BlobFault.KEY);
      }
    }
    if (shares.isEmpty() || key.getThreshold() < 1 || key.getThreshold() > shares.size()) {
      throw new BlobException(BlobFault.KEY);
    }
    if (shares.firstKey() < 1) {
      throw new BlobException(BlobFault.KEY);
    }
    EscrowPublicKey read =
        new EscrowPublicKey(
            key.getKeyId(),
            Point.decode(key.getPublicKey()),
            key.getThreshold(),
            shares,
            key.getGeneration());
    if (!read.isOnePolynomial()) {
      throw new BlobException(BlobFault.KEY);
    }
    return read;
  }

  /** What the part of an agent is checked against; empty if no agent has the index. */
  public Optional<Point> share(int index) {
    @Nullable Point share = shares.get(index);
    return share == null ? Optional.empty() : Optional.of(share);
  }

  /** As it travels. */
  public EscrowKey toProto() {
    EscrowKey.Builder builder =
        EscrowKey.newBuilder()
            .setKeyId(keyId)
            .setPublicKey(key.encode())
            .setThreshold(threshold)
            .setGeneration(generation);
    shares.forEach(
        (index, point) ->
            builder.addShares(PublicShare.newBuilder().setIndex(index).setPoint(point.encode())));
    return builder.build();
  }

  /** Every share together with the first few must give the key. */
  private boolean isOnePolynomial() {
    SortedMap<Integer, Point> first = new TreeMap<>();
    shares.entrySet().stream()
        .limit(threshold - 1L)
        .forEach(share -> first.put(share.getKey(), share.getValue()));
    for (var last : shares.entrySet()) {
      if (!first.containsKey(last.getKey())) {
        SortedMap<Integer, Point> some = new TreeMap<>(first);
        some.put(last.getKey(), last.getValue());
        if (!Interpolation.point(some).equals(key)) {
          return false;
        }
      }
    }
    return true;
  }
}
