package org.frontdoor.lab.scenarios.evd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The provider's record of who had which block of ports when. Leases of a block follow each other
 * without a pause, as behind a translator that is used to capacity; the next subscriber is never
 * the one before.
 */
final class LeaseTable {

  private final Map<PortBlock, List<Lease>> leases;

  /** From leases of each block, in the order of time, none overlapping. */
  LeaseTable(Map<PortBlock, List<Lease>> leases) {
    Map<PortBlock, List<Lease>> copy = new HashMap<>();
    leases.forEach((block, list) -> copy.put(block, List.copyOf(list)));
    this.leases = copy;
  }

  /** How long leases are. */
  enum Shape {
    /** The end of a lease comes at random, whatever its age: lengths spread around the mean. */
    MEMORYLESS,
    /** All leases have the same length; blocks begin at different times. */
    FIXED;

    private Duration draw(Duration mean, RandomGenerator random) {
      double factor = this == FIXED ? 1 : random.nextExponential();
      return Duration.ofNanos(Math.max(1, Math.round(mean.toNanos() * factor)));
    }
  }

  /**
   * What a table is made of.
   *
   * @param blocks the blocks that are leased
   * @param subscribers who may have them, at least two
   * @param shape how lengths vary
   * @param mean mean length of a lease
   * @param from when the table begins
   * @param until when it ends; the last leases may end later
   */
  record Plan(
      Set<PortBlock> blocks,
      List<String> subscribers,
      Shape shape,
      Duration mean,
      Instant from,
      Instant until) {}

  /** A synthetic table. */
  static LeaseTable draw(Plan plan, RandomGenerator random) {
    Map<PortBlock, List<Lease>> leases = new HashMap<>();
    plan.blocks().stream()
        .sorted((a, b) -> Integer.compare(a.firstPort(), b.firstPort()))
        .forEach(block -> leases.put(block, ofOneBlock(plan, random)));
    return new LeaseTable(leases);
  }

  private static List<Lease> ofOneBlock(Plan plan, RandomGenerator random) {
    List<Lease> leases = new ArrayList<>();
    // A first lease that began earlier, so that the table does not begin with a boundary.
    Instant begin =
        plan.from().minus(Duration.ofNanos((long) (plan.mean().toNanos() * random.nextDouble())));
    @Nullable String before = null;
    while (begin.isBefore(plan.until())) {
      Instant end = begin.plus(plan.shape().draw(plan.mean(), random));
      String next = other(plan.subscribers(), before, random);
      leases.add(new Lease(next, begin, end));
      before = next;
      begin = end;
    }
    return leases;
  }

  private static String other(
      List<String> subscribers, @Nullable String before, RandomGenerator random) {
    String next = subscribers.get(random.nextInt(subscribers.size()));
    return next.equals(before) ? other(subscribers, before, random) : next;
  }

  /** Who had a block then. */
  Optional<Lease> at(PortBlock block, Instant instant) {
    List<Lease> list = leases.getOrDefault(block, List.of());
    int low = 0;
    int high = list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list.get(middle).until().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < list.size() && list.get(low).holdsAt(instant)
        ? Optional.of(list.get(low))
        : Optional.empty();
  }

  /** The blocks, in a fixed order. */
  List<PortBlock> blocks() {
    List<PortBlock> blocks = new ArrayList<>(leases.keySet());
    blocks.sort((a, b) -> Integer.compare(a.firstPort(), b.firstPort()));
    return Collections.unmodifiableList(blocks);
  }
}
