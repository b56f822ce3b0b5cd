package org.frontdoor.lab.scenario;

/** Attack code asked for what its adversary was not given. The run fails and names it. */
public final class NotGivenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * Something was asked for that was not given.
   *
   * @param what its name
   * @param why what is missing: the catalogue's declaration or the stage's grant
   */
  public NotGivenException(String what, String why) {
    super(what + " " + why);
    this.what = what;
  }

  /** The name of what was asked for. */
  public String what() {
    return what;
  }
}
