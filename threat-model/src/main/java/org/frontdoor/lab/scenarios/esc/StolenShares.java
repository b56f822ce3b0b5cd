package org.frontdoor.lab.scenarios.esc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.group.Interpolation;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;

/**
 * What a thief does with shares of escrow keys: takes every choice of as many as the key needs, one
 * an agent, of whatever generation, and sees whether the message opens. Each try is paid for.
 */
public final class StolenShares {

  private final Adversary adversary;
  private final List<KeyShare> shares = new ArrayList<>();

  /** A thief with nothing yet. */
  public StolenShares(Adversary adversary) {
    this.adversary = adversary;
  }

  /** Takes more. */
  public void add(Collection<KeyShare> more) {
    more.stream().filter(share -> !shares.contains(share)).forEach(shares::add);
  }

  /** How many there are. */
  public int size() {
    return shares.size();
  }

  /**
   * Tries to open a message that was recorded.
   *
   * @return the choice of shares that did, and the message key
   */
  public Optional<Success> open(Letter.Wire wire) {
    try {
      ReadBlob blob = BlobReader.read(wire.blob());
      if (blob.lanes().size() != 1) {
        return Optional.empty();
      }
      ReadBlob.Lane lane = blob.lanes().getFirst();
      List<KeyShare> fitting =
          shares.stream().filter(share -> share.key().keyId().equals(lane.keyId())).toList();
      return fitting.isEmpty() ? Optional.empty() : choose(blob, lane, fitting, new TreeMap<>(), 0);
    } catch (BlobException e) {
      return Optional.empty();
    }
  }

  /**
   * A message that was opened.
   *
   * @param key its key
   * @param with the shares that it took, by agent
   */
  public record Success(MessageKey key, SortedMap<Integer, KeyShare> with) {}

  private Optional<Success> choose(
      ReadBlob blob,
      ReadBlob.Lane lane,
      List<KeyShare> fitting,
      SortedMap<Integer, KeyShare> chosen,
      int next) {
    if (chosen.size() == fitting.getFirst().key().threshold()) {
      return attempt(blob, lane, chosen);
    }
    for (int i = next; i < fitting.size(); i++) {
      KeyShare share = fitting.get(i);
      if (!chosen.containsKey(share.index())) {
        SortedMap<Integer, KeyShare> more = new TreeMap<>(chosen);
        more.put(share.index(), share);
        Optional<Success> success = choose(blob, lane, fitting, more, i + 1);
        if (success.isPresent()) {
          return success;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Success> attempt(
      ReadBlob blob, ReadBlob.Lane lane, SortedMap<Integer, KeyShare> chosen) {
    adversary.spend(BudgetKind.OPERATIONS, 1);
    SortedMap<Integer, Point> parts = new TreeMap<>();
    chosen.forEach((index, share) -> parts.put(index, lane.encapsulation().times(share.secret())));
    return blob.open(List.of(Interpolation.point(parts))).map(key -> new Success(key, chosen));
  }
}
