package org.frontdoor.lab.front;

import java.util.List;
import java.util.Set;
import org.frontdoor.hi2.v1.IriRecord;

/**
 * What an authority really has of people whom no warrant names.
 *
 * @param records records that concern nobody who is named
 */
public record Exposure(List<IriRecord> records) {

  /** Copies. */
  public Exposure {
    records = List.copyOf(records);
  }

  /**
   * Settles what was delivered against what was allowed.
   *
   * @param product opened records
   * @param allowed accounts whom the warrant names
   */
  public static Exposure of(List<IriRecord> product, Set<String> allowed) {
    return new Exposure(
        product.stream()
            .filter(record -> !allowed.contains(record.getFrom()))
            .filter(record -> record.getToList().stream().noneMatch(allowed::contains))
            .toList());
  }

  /** How many people sent what should not have been delivered. */
  public long users() {
    return records.stream().map(IriRecord::getFrom).distinct().count();
  }

  /** How many messages should not have been delivered. */
  public long messages() {
    return records.size();
  }
}
