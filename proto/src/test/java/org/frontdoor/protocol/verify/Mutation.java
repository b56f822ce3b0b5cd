package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.verify.StreamItem.Signed;
import org.frontdoor.protocol.verify.StreamItem.Unit;

/** One thing that may be done to a delivery; none may pass unnoticed. */
enum Mutation {
  FLIP_HEADER {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return onUnit(items, random, any -> true).flatMap(at -> flipHeader(items, at, random));
    }
  },
  FLIP_CIPHERTEXT {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return onUnit(items, random, Mutation::isBatch)
          .map(
              at -> {
                DeliveryUnit unit = unit(items, at).unit();
                return with(
                    items,
                    at,
                    unit.toBuilder().setCiphertext(flip(unit.getCiphertext(), random)).build());
              });
    }
  },
  CHANGE_POSITION {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      if (items.stream().anyMatch(item -> item instanceof Unit unit && unit.isGap())) {
        // Not signed, and not needed: where gaps leave holes, a position may move within them.
        return Optional.empty();
      }
      return onUnit(items, random, any -> true)
          .map(
              at -> {
                DeliveryUnit unit = unit(items, at).unit();
                long flipped = unit.getPosition() ^ (1L << random.nextInt(64));
                return with(items, at, unit.toBuilder().setPosition(flipped).build());
              });
    }
  },
  FLIP_CHECKPOINT {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return onCheckpoint(items, random)
          .map(
              at -> {
                var changed = new ArrayList<>(items);
                changed.set(at, new Signed(flip(checkpoint(items, at), random)));
                return changed;
              });
    }
  },
  REMOVE_UNIT {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return onUnit(items, random, any -> true).map(at -> without(items, at));
    }
  },
  SWAP_UNITS {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      int one = onUnit(items, random, any -> true).orElseThrow();
      int other = onUnit(items, random, any -> true).orElseThrow();
      var changed = new ArrayList<>(items);
      changed.set(one, items.get(other));
      changed.set(other, items.get(one));
      return one == other ? Optional.empty() : Optional.of(changed);
    }
  },
  SWAP_CONTENTS_OF_UNITS {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      int one = onUnit(items, random, any -> true).orElseThrow();
      int other = onUnit(items, random, any -> true).orElseThrow();
      DeliveryUnit first = unit(items, one).unit();
      DeliveryUnit second = unit(items, other).unit();
      if (unit(items, one).header().getLiid().equals(unit(items, other).header().getLiid())
          && one != other) {
        var changed = with(items, one, second.toBuilder().setPosition(first.getPosition()).build());
        return Optional.of(
            with(changed, other, first.toBuilder().setPosition(second.getPosition()).build()));
      }
      return Optional.empty();
    }
  },
  DUPLICATE_UNIT {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      int at = onUnit(items, random, any -> true).orElseThrow();
      var changed = new ArrayList<>(items);
      changed.add(at + 1 + random.nextInt(items.size() - at), items.get(at));
      return Optional.of(changed);
    }
  },
  CUT_TAIL {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return Optional.of(items.subList(0, random.nextInt(items.size())));
    }
  },
  REMOVE_TASK {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      String liid =
          unit(items, onUnit(items, random, any -> true).orElseThrow()).header().getLiid();
      return Optional.of(
          items.stream()
              .filter(item -> !(item instanceof Unit u && u.header().getLiid().equals(liid)))
              .toList());
    }
  },
  REPLAY_CHECKPOINT {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      int one = onCheckpoint(items, random).orElseThrow();
      int other = onCheckpoint(items, random).orElseThrow();
      var changed = new ArrayList<>(items);
      changed.set(Math.max(one, other), items.get(Math.min(one, other)));
      return one == other ? Optional.empty() : Optional.of(changed);
    }
  },
  FORGE_CHECKPOINT {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      List<SigningIdentity> forgers = VerifyLab.SHARED.forgers;
      return onCheckpoint(items, random)
          .map(
              at -> {
                Checkpoint good = checkpoint(items, at);
                var forged =
                    forgers
                        .get(random.nextInt(forgers.size()))
                        .sign(good.getSignedBody().getMessage(), Purposes.HI2_CHECKPOINT);
                var changed = new ArrayList<>(items);
                changed.set(at, new Signed(good.toBuilder().setSignedBody(forged).build()));
                return changed;
              });
    }
  },
  WIDEN_GAP_OVER_NEXT_BATCH {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return widen(items, random, false);
    }
  },
  WIDEN_GAP_AND_SAY_SO {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      return widen(items, random, true);
    }
  },
  BATCH_OF_ANOTHER_TASK {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      int at = onUnit(items, random, Mutation::isBatch).orElseThrow();
      int from = onUnit(items, random, Mutation::isBatch).orElseThrow();
      String liid = unit(items, at).header().getLiid();
      Unit other = unit(items, from);
      if (liid.equals(other.header().getLiid())) {
        return Optional.empty();
      }
      ByteString header = other.header().toBuilder().setLiid(liid).build().toByteString();
      return Optional.of(
          with(
              items,
              at,
              other.unit().toBuilder()
                  .setHeader(header)
                  .setPosition(unit(items, at).unit().getPosition())
                  .build()));
    }
  },
  BATCH_OF_ANOTHER_EPOCH {
    @Override
    Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random) {
      int at = onUnit(items, random, Mutation::isBatch).orElseThrow();
      Unit unit = unit(items, at);
      ByteString header =
          unit.header().toBuilder().setEpoch(unit.header().getEpoch() + 1).build().toByteString();
      return Optional.of(with(items, at, unit.unit().toBuilder().setHeader(header).build()));
    }
  };

  /** The delivery after the mutation, or empty if there is nothing here that it could change. */
  abstract Optional<List<StreamItem>> apply(List<StreamItem> items, RandomGenerator random);

  private static Optional<List<StreamItem>> flipHeader(
      List<StreamItem> items, int at, RandomGenerator random) {
    Unit unit = unit(items, at);
    ByteString flipped = flip(unit.unit().getHeader(), random);
    Unit changed = Unit.of(unit.unit().toBuilder().setHeader(flipped).build());
    // The time of a gap that bridges the chain is nobody's evidence: proto/spec/hi2.md says so.
    boolean onlyTime =
        UnitForm.bridges(unit.header())
            && changed.header().toBuilder()
                .clearTimeMicros()
                .build()
                .equals(unit.header().toBuilder().clearTimeMicros().build());
    return onlyTime ? Optional.empty() : Optional.of(with(items, at, changed.unit()));
  }

  private static Optional<List<StreamItem>> widen(
      List<StreamItem> items, RandomGenerator random, boolean sayingSo) {
    Optional<Integer> gap = onUnit(items, random, u -> UnitForm.bridges(u.header()));
    if (gap.isEmpty()) {
      return Optional.empty();
    }
    int at = gap.get();
    UnitHeader header = unit(items, at).header();
    for (int next = at + 1; next < items.size(); next++) {
      if (items.get(next) instanceof Unit after
          && after.header().getLiid().equals(header.getLiid())) {
        if (!isBatch(after)) {
          return Optional.empty();
        }
        int more = sayingSo ? after.header().getRecordCount() : 0;
        UnitHeader.Builder wider =
            header.toBuilder().setRecordCount(header.getRecordCount() + more);
        wider
            .getGapBuilder()
            .setLinkAfter(
                ChainLink.next(
                    header.getGap().getLinkAfter(),
                    after.unit().getHeader(),
                    after.unit().getCiphertext()));
        DeliveryUnit unit =
            unit(items, at).unit().toBuilder().setHeader(wider.build().toByteString()).build();
        return Optional.of(with(without(items, next), at, unit));
      }
    }
    return Optional.empty();
  }

  private static Checkpoint flip(Checkpoint good, RandomGenerator random) {
    Checkpoint.Builder changed = good.toBuilder();
    var signed = changed.getSignedBodyBuilder();
    var signature = signed.getSignaturesBuilder(0);
    switch (random.nextInt(6)) {
      case 0 -> signed.setMessage(flip(signed.getMessage(), random));
      case 1 -> signature.setValue(flip(signature.getValue(), random));
      case 2 -> signature.setCertificateChain(0, flip(signature.getCertificateChain(0), random));
      case 3 -> signature.setRealm("criminal");
      case 4 -> signature.setRoleValue(signature.getRoleValue() ^ 1);
      default -> {
        int leaf = random.nextInt(good.getLeavesCount());
        changed.setLeaves(leaf, flip(good.getLeaves(leaf), random));
      }
    }
    return changed.build();
  }

  private static ByteString flip(ByteString bytes, RandomGenerator random) {
    byte[] flipped = bytes.toByteArray();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return ByteString.copyFrom(flipped);
  }

  private static Optional<Integer> onUnit(
      List<StreamItem> items, RandomGenerator random, Predicate<Unit> which) {
    return any(items, random, item -> item instanceof Unit unit && which.test(unit));
  }

  private static Optional<Integer> onCheckpoint(List<StreamItem> items, RandomGenerator random) {
    return any(items, random, Signed.class::isInstance);
  }

  private static Optional<Integer> any(
      List<StreamItem> items, RandomGenerator random, Predicate<StreamItem> which) {
    List<Integer> found =
        IntStream.range(0, items.size()).filter(i -> which.test(items.get(i))).boxed().toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  private static boolean isBatch(Unit unit) {
    return unit.header().getKind() == UnitKind.UNIT_KIND_BATCH;
  }

  private static Unit unit(List<StreamItem> items, int at) {
    return (Unit) items.get(at);
  }

  private static Checkpoint checkpoint(List<StreamItem> items, int at) {
    return ((Signed) items.get(at)).checkpoint();
  }

  private static List<StreamItem> with(List<StreamItem> items, int at, DeliveryUnit unit) {
    var changed = new ArrayList<>(items);
    changed.set(at, Unit.of(unit));
    return changed;
  }

  private static List<StreamItem> without(List<StreamItem> items, int at) {
    var changed = new ArrayList<>(items);
    changed.remove(at);
    return changed;
  }
}
