package org.frontdoor.lab.front;

import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
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
    return open(stage, endpoint, ZoneOffset.UTC.getRules());
  }

  /**
   * The same for times without a zone.
   *
   * @param zone which a naive provider takes them for
   * @throws IllegalArgumentException if the parameter is neither {@code naive} nor {@code
   *     reference}
   */
  public static Front open(Stage stage, Endpoint endpoint, ZoneRules zone) throws Exception {
    String which = stage.parameters().text("front");
    return stage.onRevert(
        switch (which) {
          case "naive" -> NaiveFront.start(endpoint, zone);
          case "reference" -> new ReferenceFront(endpoint);
          default -> throw new IllegalArgumentException("There is no front called " + which);
        });
  }
}
