package org.frontdoor.lab.run;

import org.frontdoor.lab.scenario.StoryLine;

/** Is told what happens while it happens. */
public interface RunListener {

  /** Tells nobody. */
  RunListener NONE = new RunListener() {};

  /** A run begins. */
  default void begins(RunPlan plan) {}

  /** A line of its story, on the run's own thread. */
  default void tells(StoryLine line) {}

  /** It is over and reverted. */
  default void ends(RunResult result) {}
}
