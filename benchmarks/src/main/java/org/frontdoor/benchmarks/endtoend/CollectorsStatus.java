package org.frontdoor.benchmarks.endtoend;

import java.util.List;

/**
 * How far some authorities are.
 *
 * @param atMillis when this was said, in milliseconds since 1970-01-01T00:00:00Z
 * @param connected how many have a delivery stream
 * @param records records stored durably since the process began, test records among them
 * @param findings what they found to be wrong
 * @param each the records of each, in the order of their configurations
 */
public record CollectorsStatus(
    long atMillis, int connected, long records, int findings, List<Long> each) {

  /** Of authorities that have not said anything yet. */
  static final CollectorsStatus NONE = new CollectorsStatus(0, 0, 0, 0, List.of());

  /** Copies the list. */
  public CollectorsStatus {
    each = List.copyOf(each);
  }
}
