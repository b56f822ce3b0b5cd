package org.frontdoor.provider.register;

/**
 * An object whose status, or the reason of it, was changed.
 *
 * @param before as it was
 * @param after as it was written
 */
public record StatusChange(StoredObject before, StoredObject after) {

  /** Whether the status itself is another one. */
  public boolean statusDiffers() {
    return !before.status().equals(after.status());
  }
}
