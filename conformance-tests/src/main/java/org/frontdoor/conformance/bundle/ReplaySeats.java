package org.frontdoor.conformance.bundle;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.bundle.Lines.SeatName;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabProfile;
import org.jspecify.annotations.Nullable;

/**
 * Seats of the same names with keys made on the spot: a case that is evaluated again signs what
 * nobody will see. Trust is that of the run.
 */
final class ReplaySeats implements Seats {

  private final Map<String, SigningIdentity> signing = new HashMap<>();
  private final Map<String, TlsIdentity> tls = new HashMap<>();
  private final CertificateVerifier trust;

  private ReplaySeats(CertificateVerifier trust) {
    this.trust = trust;
  }

  static ReplaySeats of(
      List<SeatName> names, CertificateVerifier trust, InstantSource clock, SecureRandom random) {
    ReplaySeats seats = new ReplaySeats(trust);
    Map<String, LabPki> countries = new HashMap<>();
    for (SeatName name : names) {
      LabPki pki =
          countries.computeIfAbsent(
              name.country(), country -> LabPki.create(country, clock, random));
      Identity who = new Identity(name.role(), name.country(), name.realm(), name.id());
      seats.signing.put(name.seat(), pki.signer(who));
      if (name.role() == KeyRole.KEY_ROLE_AUTHORITY) {
        seats.tls.put(name.seat(), pki.tls(who, LabProfile.tlsClient()));
      }
    }
    return seats;
  }

  @Override
  public SigningIdentity signing(String seat) {
    return present(signing.get(seat), seat);
  }

  @Override
  public TlsIdentity tls(String seat) {
    return present(tls.get(seat), seat);
  }

  @Override
  public CertificateVerifier trust() {
    return trust;
  }

  private static <T> T present(@Nullable T identity, String seat) {
    if (identity == null) {
      throw new IllegalArgumentException("The bundle names nobody for " + seat + ".");
    }
    return identity;
  }
}
