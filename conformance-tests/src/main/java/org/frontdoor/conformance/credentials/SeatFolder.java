package org.frontdoor.conformance.credentials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.jspecify.annotations.Nullable;

/** The identities in a folder that {@code frontdoor pki init} has made, or somebody else. */
public final class SeatFolder implements Seats {

  private static final Set<String> PARTIES =
      Set.of(
          Seat.AUTHORITY_A,
          Seat.AUTHORITY_B,
          Seat.AUTHORITY_EXPIRED,
          Seat.AUTHORITY_REVOKED,
          Seat.STRANGER,
          Seat.PROVIDER,
          Seat.PROVIDER_B,
          Seat.PROVIDER_EXPIRED,
          Seat.PROVIDER_REVOKED,
          Seat.PROVIDER_STRANGER);

  /** Seats of evidence keys, and the folders in which they lie beside the keys of their parties. */
  private static final Map<String, String> EVIDENCE =
      Map.of(
          Seat.PROVIDER_EVIDENCE, Seat.PROVIDER,
          Seat.PROVIDER_B_EVIDENCE, Seat.PROVIDER_B,
          Seat.PROVIDER_STRANGER_EVIDENCE, Seat.PROVIDER_STRANGER);

  private static final Set<String> SIGNERS =
      Set.of(
          Seat.JUDGE,
          Seat.JUDGE_B,
          Seat.PROSECUTOR,
          Seat.JUDGE_ADMINISTRATIVE,
          Seat.JUDGE_EXPIRED,
          Seat.JUDGE_REVOKED,
          Seat.JUDGE_STRANGER,
          Seat.TSA,
          Seat.TSA_STRANGER,
          Seat.SUITE);

  private final Map<String, SigningIdentity> signing;
  private final Map<String, TlsIdentity> tls;
  private final CertificateVerifier trust;

  private SeatFolder(
      Map<String, SigningIdentity> signing,
      Map<String, TlsIdentity> tls,
      CertificateVerifier trust) {
    this.signing = Map.copyOf(signing);
    this.tls = Map.copyOf(tls);
    this.trust = trust;
  }

  /**
   * Loads whatever of the known seats is there; a case that needs another one is inconclusive.
   *
   * <p>Expired keys are loaded too: what becomes of them is for the endpoint to say.
   *
   * @throws CredentialException if a file is there and cannot be used, or trust is missing
   */
  public static SeatFolder load(Path folder, Instant now) throws CredentialException {
    Path password = folder.resolve("password");
    Map<String, SigningIdentity> signing = new HashMap<>();
    Map<String, TlsIdentity> tls = new HashMap<>();
    for (String party : PARTIES) {
      loadSigning(folder.resolve(party).resolve("signing.p12"), password, party, signing);
      loadTls(folder.resolve(party).resolve("tls.p12"), password, party, tls);
    }
    for (String signer : SIGNERS) {
      loadSigning(folder.resolve(signer + ".p12"), password, signer, signing);
    }
    for (Map.Entry<String, String> key : EVIDENCE.entrySet()) {
      Path file = folder.resolve(key.getValue()).resolve("evidence.p12");
      loadSigning(file, password, key.getKey(), signing);
    }
    loadTls(folder.resolve(Seat.TESTER).resolve("tls.p12"), password, Seat.TESTER, tls);
    CertificateVerifier trust =
        new CertificateVerifier(TrustDirectory.load(folder.resolve("trust"), now));
    return new SeatFolder(signing, tls, trust);
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

  private static void loadSigning(
      Path file, Path password, String seat, Map<String, SigningIdentity> into)
      throws CredentialException {
    if (Files.exists(file)) {
      into.put(seat, KeyFiles.loadSigningAllowExpired(file, password));
    }
  }

  private static void loadTls(Path file, Path password, String seat, Map<String, TlsIdentity> into)
      throws CredentialException {
    if (Files.exists(file)) {
      into.put(seat, KeyFiles.loadTlsAllowExpired(file, password));
    }
  }

  private static <T> T present(@Nullable T identity, String seat) {
    if (identity == null) {
      throw new IllegalArgumentException("The credentials have no key for " + seat + ".");
    }
    return identity;
  }
}
