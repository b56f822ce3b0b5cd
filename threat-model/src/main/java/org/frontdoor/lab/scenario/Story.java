package org.frontdoor.lab.scenario;

/**
 * What a run tells while it happens, each line at the present epoch of the logical clock. Plain
 * sentences without a figure that differs from run to run. Safe for use by several threads.
 */
public interface Story {

  /** Somebody does something: "The judge", "signs a warrant for one account". */
  void does(String who, String what);

  /** Somebody sees something in data of their own: "Bob", "sees a new device in the roster". */
  void sees(String who, String what);

  /** What the attacker has in hand now. */
  void holds(String what);

  /** How the world is, done by nobody in particular. */
  void says(String what);
}
