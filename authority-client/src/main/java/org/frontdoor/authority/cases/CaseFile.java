package org.frontdoor.authority.cases;

import java.util.List;

/**
 * What the authority wrote down before it submitted a warrant.
 *
 * @param reference the warrant's reference
 * @param authorisation object identifier of the authorisation
 * @param document object identifier of the document
 * @param tasks the tasks ordered under it
 */
public record CaseFile(
    String reference, String authorisation, String document, List<CaseTask> tasks) {

  /** Copies the list, so that the file stays what it is. */
  public CaseFile {
    tasks = List.copyOf(tasks);
  }

  /**
   * One task.
   *
   * @param liid LIID that every record of the task carries
   * @param identifier object identifier of the task
   * @param target whom it is about, as a table shows it
   */
  public record CaseTask(String liid, String identifier, String target) {

    /** Says which task it is, never whom it is about. */
    @Override
    public String toString() {
      return "CaseTask[" + liid + "]";
    }
  }
}
