package org.frontdoor.provider.admissibility;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The national profiles that a provider serves, one a country.
 *
 * @param profiles at least one; the first is the one under which the provider speaks by itself
 */
public record NationalProfiles(List<NationalProfile> profiles) {

  /** Copies the list and checks that there is one profile a country. */
  public NationalProfiles {
    profiles = List.copyOf(profiles);
    Set<String> countries = new HashSet<>();
    for (NationalProfile profile : profiles) {
      if (!countries.add(profile.title().country())) {
        throw new IllegalArgumentException("There is one national profile a country.");
      }
    }
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("At least one national profile is served.");
    }
  }

  /** The profile of a country, if it is served. */
  public Optional<NationalProfile> ofCountry(String country) {
    return profiles.stream().filter(it -> it.title().country().equals(country)).findFirst();
  }

  /** Time within which an emergency must be confirmed, by country. */
  public Map<String, Duration> emergencyConfirmation() {
    return profiles.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                it -> it.title().country(), it -> it.emergency().confirmWithin()));
  }
}
