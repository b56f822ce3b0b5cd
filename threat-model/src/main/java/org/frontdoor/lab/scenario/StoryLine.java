package org.frontdoor.lab.scenario;

/**
 * One line of a story.
 *
 * @param epoch when, on the logical clock
 * @param phase in which phase of the run
 * @param kind what kind of line
 * @param who whom it is about; the attacker for {@link Kind#HOLDS}, nobody (empty) for {@link
 *     Kind#SAYS}
 * @param what what happens
 */
public record StoryLine(long epoch, Phase phase, Kind kind, String who, String what) {

  /** The phases of a run. */
  public enum Phase {
    /** {@link Scenario#warmUp}. */
    WARM_UP,
    /** {@link Scenario#detonate}. */
    DETONATE,
    /** {@link Scenario#observe}. */
    OBSERVE,
    /** {@link Scenario#revert}. */
    REVERT
  }

  /** What a line tells. */
  public enum Kind {
    /** Somebody does something. */
    DOES,
    /** Somebody sees something in data of their own. */
    SEES,
    /** The attacker has something. */
    HOLDS,
    /** How the world is. */
    SAYS
  }
}
