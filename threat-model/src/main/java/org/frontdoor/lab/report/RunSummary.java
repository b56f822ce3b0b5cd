package org.frontdoor.lab.report;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.catalogue.Profile;

/**
 * A run as it stands in a file: enough for the matrix and for comparing.
 *
 * @param key which run
 * @param cells what it bears on
 * @param judged whether it is as predicted
 * @param verdict what came of it; empty if it was stopped, failed or skipped
 * @param surprise how and why the catalogue differs from what was published, if it does
 */
public record RunSummary(
    Key key,
    Profile.Cells cells,
    Judged judged,
    Optional<Verdict> verdict,
    Optional<String> surprise) {

  /**
   * Whether it is as predicted.
   *
   * @param judgement its word, such as "as predicted"
   * @param remarks why, if it is not
   */
  public record Judged(String judgement, List<String> remarks) {

    /** Copies. */
    public Judged {
      remarks = List.copyOf(remarks);
    }

    /** As {@link org.frontdoor.lab.run.Judgement#unsurprising}. */
    public boolean unsurprising() {
      return judgement.equals("as predicted") || wasSkipped();
    }

    /** Whether it did not run for want of something optional. */
    public boolean wasSkipped() {
      return judgement.equals("skipped");
    }

    /** In a line. */
    public String words() {
      return remarks.isEmpty() ? judgement : judgement + ": " + String.join("; ", remarks);
    }
  }

  /**
   * Which run.
   *
   * @param scenario identifier of the scenario
   * @param profile its profile
   * @param mode attack or control
   * @param seed the seed
   */
  public record Key(String scenario, String profile, String mode, long seed) {

    /** In words, without the seed. */
    public String words() {
      String name = scenario + "/" + profile;
      return mode.equals("attack") ? name : name + " (" + mode + ")";
    }
  }

  /**
   * What came of it.
   *
   * @param effect the effect's word
   * @param visibility the visibility's word
   * @param noticed by whom, from what and when; empty if nobody noticed
   * @param harm name of the metric that is the number
   * @param metrics the figures, by name
   */
  public record Verdict(
      String effect,
      String visibility,
      List<String> noticed,
      String harm,
      SortedMap<String, String> metrics) {

    /** Copies. */
    public Verdict {
      noticed = List.copyOf(noticed);
      metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** The number. */
    public String number() {
      return metrics.getOrDefault(harm, "not measured");
    }
  }
}
