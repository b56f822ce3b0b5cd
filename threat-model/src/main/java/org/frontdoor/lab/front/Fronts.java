package org.frontdoor.lab.front;

import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.scenario.Stage;

/** The provider that a profile asks for by its parameter {@code front}. */
public final class Fronts {

  private Fronts() {}

  /**
   * Opens it; it is closed when the run is reverted.
   *
   * @throws IllegalArgumentException if the parameter is neither {@code naive} nor {@code
   *     reference}
   */
  public static Front open(Stage stage, Endpoint endpoint) throws Exception {
    String which = stage.parameters().text("front");
    return stage.onRevert(
        switch (which) {
          case "naive" -> NaiveFront.start(endpoint);
          case "reference" -> new ReferenceFront(endpoint);
          default -> throw new IllegalArgumentException("There is no front called " + which);
        });
  }
}
