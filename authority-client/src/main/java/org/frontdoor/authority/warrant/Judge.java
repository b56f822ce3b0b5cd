package org.frontdoor.authority.warrant;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.warrant.TimestampSource;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;

/** Somebody who signs warrants: a judge, or a prosecutor where the law lets one. */
public final class Judge {

  private final Identity identity;
  private final WarrantSigner signer;
  private final InstantSource clock;

  /**
   * @param key the judge's own key, never the authority's
   * @param timestamps a time-stamping authority, which says when the signature was there
   */
  public Judge(SigningIdentity key, TimestampSource timestamps, InstantSource clock) {
    this.identity = key.identity();
    this.signer = new WarrantSigner(key, timestamps);
    this.clock = clock;
  }

  /** Signs a draft in the judge's own name; returns CMS SignedData (CAdES-T) in DER. */
  public byte[] sign(WarrantDraft draft) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Approver approver =
        Approver.newBuilder()
            .setCountryCode(identity.country())
            .setRealm(identity.realm())
            .setRole(identity.role())
            .setUniqueIdentifier(identity.uniqueIdentifier())
            .build();
    WarrantDocument document = draft.approvedBy(approver, now);
    try {
      return signer.sign(document, now);
    } catch (WarrantRefusedException e) {
      throw new AuthorityException(Fault.USAGE, String.valueOf(e.getMessage()), e.remedy(), e);
    }
  }
}
