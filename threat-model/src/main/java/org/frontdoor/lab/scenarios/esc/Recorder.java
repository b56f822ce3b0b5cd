package org.frontdoor.lab.scenarios.esc;

import java.util.List;
import org.frontdoor.lab.escrow.world.Letter;

/** A passive recorder on the network: sees every message as it travels, and can wait for more. */
public interface Recorder {

  /** Everything that was sent so far. */
  List<Letter.Wire> past();

  /** Waits for a day, and returns what was sent in it. */
  List<Letter.Wire> nextDay();
}
