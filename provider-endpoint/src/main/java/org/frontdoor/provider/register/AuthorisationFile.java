package org.frontdoor.provider.register;

import java.util.List;

/**
 * An authorisation with everything that its status and those under it follow from.
 *
 * @param authorisation the authorisation object
 * @param documents the documents filed under it, in any order
 * @param tasks the tasks that stand on it, in any order
 * @param terms what applies at this provider
 */
public record AuthorisationFile(
    StoredObject authorisation,
    List<FiledDocument> documents,
    List<FiledTask> tasks,
    RegisterTerms terms) {

  /** Copies the lists. */
  public AuthorisationFile {
    documents = List.copyOf(documents);
    tasks = List.copyOf(tasks);
  }
}
