package org.frontdoor.provider.intake;

import java.util.List;
import java.util.Optional;
import org.frontdoor.hi1.v1.SupportedProfile;
import org.frontdoor.hi1.v1.Version;

/**
 * The national profiles that are served.
 *
 * @param profiles at least one; the first is the one under which the provider speaks by itself
 */
public record ServedProfiles(List<SupportedProfile> profiles) {

  /** Version of TS 103 120 whose information model is followed. */
  public static final String ETSI_VERSION = "V1.23.1";

  /** Copies the list and checks that it is not empty. */
  public ServedProfiles {
    profiles = List.copyOf(profiles);
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("At least one national profile must be served.");
    }
  }

  /** The profile that a message follows, if it is served. */
  Optional<SupportedProfile> find(Version version) {
    return profiles.stream()
        .filter(it -> it.getOwner().equals(version.getNationalProfileOwner()))
        .filter(it -> it.getVersion().equals(version.getNationalProfileVersion()))
        .findFirst();
  }

  /** The version under which the provider speaks by itself. */
  Version usual() {
    return Version.newBuilder()
        .setEtsiVersion(ETSI_VERSION)
        .setNationalProfileOwner(profiles.getFirst().getOwner())
        .setNationalProfileVersion(profiles.getFirst().getVersion())
        .build();
  }
}
