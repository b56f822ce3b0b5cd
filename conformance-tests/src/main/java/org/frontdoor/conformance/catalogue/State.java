package org.frontdoor.conformance.catalogue;

import java.util.Optional;

/** Whether the suite examines a requirement. */
public sealed interface State extends Word {

  /** The suite has a case for it. */
  record Covered() implements State {
    @Override
    public String word() {
      return "covered";
    }
  }

  /**
   * The suite has no case for it yet.
   *
   * @param because why not, for a person
   */
  record Planned(String because) implements State {
    @Override
    public String word() {
      return "planned";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(because);
    }
  }

  /**
   * It cannot be observed in this encoding.
   *
   * @param because why not, for a person
   */
  record NotTestable(String because) implements State {
    @Override
    public String word() {
      return "not-testable";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(because);
    }
  }

  /** Why there is no case; empty if there is one. */
  default Optional<String> reason() {
    return Optional.empty();
  }
}
