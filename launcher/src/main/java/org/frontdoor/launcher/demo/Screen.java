package org.frontdoor.launcher.demo;

/** Where a demonstration shows what happens. For one thread. */
interface Screen {

  /** Says something that stays. */
  void say(String sentence);

  /** Shows how far things are, in the place of what was shown before. */
  void show(Progress progress);

  /** Leaves what was shown last. */
  void done();
}
