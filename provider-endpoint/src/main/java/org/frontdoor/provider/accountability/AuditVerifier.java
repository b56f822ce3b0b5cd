package org.frontdoor.provider.accountability;

import org.frontdoor.provider.accountability.AuditVerdict.Broken;
import org.frontdoor.provider.accountability.AuditVerdict.Finding;
import org.frontdoor.provider.accountability.AuditVerdict.Intact;

/**
 * Verifies the account from its first entry. Links alone show what was done by somebody who did not
 * recompute them; only a head that was remembered elsewhere shows the work of somebody who did.
 */
public final class AuditVerifier {

  private AuditVerifier() {}

  /**
   * Finds the first entry that is not as it was.
   *
   * @param records all entries, in the order in which they are kept
   * @param remembered a head of this account that was seen before; {@link AuditHead#EMPTY} if none
   */
  public static AuditVerdict verify(Iterable<AuditRecord> records, AuditHead remembered) {
    AuditHead head = AuditHead.EMPTY;
    boolean rewritten = false;
    for (AuditRecord record : records) {
      long expected = head.count() + 1;
      if (record.number() != expected) {
        return new Broken(
            expected, record.number() > expected ? Finding.REMOVED : Finding.OUT_OF_ORDER);
      }
      head = head.after(record.entry());
      if (!head.hash().equals(record.hash())) {
        return new Broken(expected, Finding.CHANGED);
      }
      rewritten |= expected == remembered.count() && !head.hash().equals(remembered.hash());
    }
    if (rewritten) {
      return new Broken(remembered.count(), Finding.REWRITTEN);
    }
    return head.count() < remembered.count()
        ? new Broken(head.count() + 1, Finding.TRUNCATED)
        : new Intact(head);
  }
}
