package org.frontdoor.protocol.verify;

/** What part of an authority's stream the verifier is shown. */
public enum StreamView {
  /** All of it, from the first position on: then nothing may be missing, no task either. */
  WHOLE,
  /** Some tasks only, as for a court: positions may have holes, other tasks' leaves are ignored. */
  SELECTION
}
