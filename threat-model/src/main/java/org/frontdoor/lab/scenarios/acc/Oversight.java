package org.frontdoor.lab.scenarios.acc;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.lab.accountability.Reconciler;
import org.frontdoor.lab.architecture.TapRoom;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.provider.tasking.SwitchState;

/**
 * Oversight that lays taps beside the log once an epoch. It can ask the tap for its table, which
 * whoever holds the tap's console answers, or count at the line over which the product leaves. What
 * lies where it does not look is found, too, and acted on by nobody.
 */
final class Oversight {

  private final TapRoom room;
  private final Place place;
  private final Reconciler table;
  private final Reconciler line;
  private Optional<Long> inTable = Optional.empty();
  private Optional<Long> onLine = Optional.empty();

  /** Where it looks. */
  enum Place {
    /** Nowhere. */
    NOWHERE,
    /** In the table of taps. */
    TABLE,
    /** At the line. */
    LINE
  }

  /**
   * Oversight that has seen nothing yet.
   *
   * @param place as in the catalogue, in small letters
   */
  Oversight(TapRoom room, String place) {
    this.room = room;
    this.place = Place.valueOf(place.toUpperCase(Locale.ROOT));
    this.table = new Reconciler(WitnessPolicy.withoutWitnesses(room.log().key()));
    this.line = new Reconciler(WitnessPolicy.withoutWitnesses(room.log().key()));
  }

  /**
   * Looks, at the end of an epoch.
   *
   * @return taps that stand in no entry, as far as it sees them
   */
  Set<UUID> look(long epoch) throws TlogException {
    List<ByteString> openings = room.log().openings(0, Integer.MAX_VALUE);
    Set<UUID> told = table.unlogged(room.control().states(), room.log(), openings);
    Set<UUID> counted = line.unlogged(active(room.delivering()), room.log(), openings);
    inTable = inTable.or(() -> Optional.of(epoch).filter(at -> !told.isEmpty()));
    onLine = onLine.or(() -> Optional.of(epoch).filter(at -> !counted.isEmpty()));
    return switch (place) {
      case NOWHERE -> Set.of();
      case TABLE -> told;
      case LINE -> counted;
    };
  }

  private static Map<UUID, SwitchState> active(Set<UUID> tasks) {
    Map<UUID, SwitchState> states = new HashMap<>();
    tasks.forEach(task -> states.put(task, SwitchState.ACTIVE));
    return states;
  }

  /** At which epoch it has seen a tap that stands in no entry. */
  Optional<Long> noticed() {
    return switch (place) {
      case NOWHERE -> Optional.empty();
      case TABLE -> inTable;
      case LINE -> onLine;
    };
  }

  /** Who can tell; empty if there is nothing to be seen anywhere. */
  Optional<Visibility> visibility() {
    String from =
        (place == Place.LINE || inTable.isEmpty() ? "the line" : "the table of taps")
            + " beside the log";
    return noticed()
        .map(at -> Visibility.detected("oversight", from, at))
        .or(() -> inTable.or(() -> onLine).map(at -> later(from, at)));
  }

  private static Visibility later(String from, long epoch) {
    return Visibility.evidentLater("oversight", from, epoch);
  }
}
