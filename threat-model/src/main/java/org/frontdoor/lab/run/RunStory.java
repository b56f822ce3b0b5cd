package org.frontdoor.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Story;
import org.frontdoor.lab.scenario.StoryLine;
import org.frontdoor.lab.scenario.StoryLine.Kind;
import org.frontdoor.lab.scenario.StoryLine.Phase;

/** Keeps what is told, and passes it on at once. */
final class RunStory implements Story {

  private final LogicalClock clock;
  private final RunListener listener;
  private final List<StoryLine> lines = new ArrayList<>();
  private Phase phase = Phase.WARM_UP;

  RunStory(LogicalClock clock, RunListener listener) {
    this.clock = clock;
    this.listener = listener;
  }

  synchronized void enter(Phase next) {
    phase = next;
  }

  synchronized List<StoryLine> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void does(String who, String what) {
    tell(Kind.DOES, who, what);
  }

  @Override
  public void sees(String who, String what) {
    tell(Kind.SEES, who, what);
  }

  @Override
  public void holds(String what) {
    tell(Kind.HOLDS, "The attacker", what);
  }

  @Override
  public void says(String what) {
    tell(Kind.SAYS, "", what);
  }

  private synchronized void tell(Kind kind, String who, String what) {
    StoryLine line = new StoryLine(clock.epoch(), phase, kind, who, what);
    lines.add(line);
    listener.tells(line);
  }
}
