package org.frontdoor.provider.register;

import java.util.Map;
import java.util.UUID;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentStatus;

/**
 * What the rules say of an authorisation, its documents and its tasks at one instant.
 *
 * @param authorisation status of the authorisation
 * @param documents status of each document, by identifier
 * @param tasks status of each task, by identifier
 */
public record Assessment(
    Verdict<AuthorisationStatus> authorisation,
    Map<UUID, Verdict<DocumentStatus>> documents,
    Map<UUID, TaskVerdict> tasks) {

  /** Copies the maps. */
  public Assessment {
    documents = Map.copyOf(documents);
    tasks = Map.copyOf(tasks);
  }
}
