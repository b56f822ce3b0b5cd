package org.frontdoor.lab.scenarios;

/** All families besides those of the front door, so that none is forgotten. */
final class EndToEndContractIT extends ScenarioContract {

  EndToEndContractIT() {
    super(FrontDoorFamilies.members().negate());
  }
}
