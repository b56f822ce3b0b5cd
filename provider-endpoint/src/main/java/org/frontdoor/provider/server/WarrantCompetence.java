package org.frontdoor.provider.server;

import java.time.Instant;
import java.util.Optional;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.frontdoor.provider.admissibility.Admissibility;
import org.frontdoor.provider.admissibility.Ruling;
import org.frontdoor.provider.intake.WarrantFindings;

/** Lets intake ask the national profiles. */
final class WarrantCompetence implements WarrantFindings.Competence {

  private final Admissibility admissibility;

  WarrantCompetence(Admissibility admissibility) {
    this.admissibility = admissibility;
  }

  @Override
  public Optional<ErrorInformation> refusal(VerifiedWarrant warrant, Instant filedAt) {
    return switch (admissibility.mayOrder(warrant, warrant.warrant().getAuthority(), filedAt)) {
      case Ruling.Admissible admissible -> Optional.empty();
      case Ruling.Refused refused -> Optional.of(refused.reason());
    };
  }
}
