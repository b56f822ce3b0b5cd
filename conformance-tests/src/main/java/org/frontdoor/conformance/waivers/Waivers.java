package org.frontdoor.conformance.waivers;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.conformance.catalogue.Level;
import org.frontdoor.conformance.script.Verdict;

/** The waivers of a run, one a purpose. */
public final class Waivers {

  private final Map<String, Waiver> byPurpose = new TreeMap<>();

  Waivers(Collection<Waiver> waivers) {
    waivers.forEach(waiver -> byPurpose.put(waiver.purpose(), waiver));
  }

  /** Nothing is waived. */
  public static Waivers none() {
    return new Waivers(Map.<String, Waiver>of().values());
  }

  /** The waiver of a purpose. */
  public Optional<Waiver> find(String purpose) {
    return Optional.ofNullable(byPurpose.get(purpose));
  }

  /**
   * Whether a verdict is as it should be. Where nothing could be said, that counts against the
   * endpoint only if the purpose is mandatory.
   */
  public Standing standing(String purpose, Level level, Verdict verdict) {
    Optional<Waiver> waiver = find(purpose);
    boolean waived = waiver.map(known -> known.verdict() == verdict).orElse(false);
    return switch (verdict) {
      case PASS -> waiver.isPresent() ? Standing.UNEXPECTED_PASS : Standing.EXPECTED;
      case WARN -> {
        boolean better = waiver.isPresent() && !waived;
        yield better ? Standing.UNEXPECTED_PASS : waived ? Standing.WAIVED : Standing.EXPECTED;
      }
      case NOT_APPLICABLE -> Standing.EXPECTED;
      case FAIL -> waived ? Standing.WAIVED : Standing.UNEXPECTED;
      case INCONCLUSIVE -> {
        Standing otherwise = level == Level.MANDATORY ? Standing.UNEXPECTED : Standing.EXPECTED;
        yield waived ? Standing.WAIVED : otherwise;
      }
      case SUITE_ERROR -> Standing.UNEXPECTED;
    };
  }
}
