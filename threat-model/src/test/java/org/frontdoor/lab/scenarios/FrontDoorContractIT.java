package org.frontdoor.lab.scenarios;

final class FrontDoorContractIT extends ScenarioContract {

  FrontDoorContractIT() {
    super(FrontDoorFamilies.members());
  }
}
