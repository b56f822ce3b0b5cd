package org.frontdoor.testbed.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.lab.LabPki;

/** Writes everything that a laboratory starts from. */
public final class LabWriter {

  private static final String JUDGE = "JUDGE001";
  private static final String PROSECUTOR = "PROSEC01";
  private static final String TIMESTAMPS = "TSA00001";
  private static final String TESTER = "TESTER01";

  private final LabPlan plan;
  private final SecureRandom random;
  private final LabPki pki;

  /** A laboratory with issuers of its own. */
  public LabWriter(LabPlan plan, InstantSource clock, SecureRandom random) {
    this(plan, LabPki.create(plan.country(), clock, random), random);
  }

  /**
   * A laboratory with issuers that certify others besides.
   *
   * @param pki issuers of the plan's country
   */
  public LabWriter(LabPlan plan, LabPki pki, SecureRandom random) {
    this.plan = plan;
    this.pki = pki;
    this.random = random;
  }

  /**
   * Writes it all into an empty folder.
   *
   * @throws IOException if it cannot be written; then part of it may be there
   */
  public void write(Path folder) throws IOException {
    LabFolder lab = new LabFolder(folder);
    ConformanceShelf suite = new ConformanceShelf(plan, pki, random);
    suite.revoke();
    TrustAnchors trust = pki.anchors();
    KeyShelf.trust(lab.trust(), trust);
    provider(lab);
    List<DeliveryKey> keys = authority(lab.authority(), plan.authorities().getFirst());
    suite.write(lab.conformance(), trust, keys);
    for (String id : plan.authorities().subList(1, plan.authorities().size())) {
      var unused = authority(lab.furtherAuthority(id), id);
    }
    shelf(lab.judge()).put("judge.p12", pki.judge(JUDGE));
    shelf(lab.prosecutor()).put("prosecutor.p12", pki.prosecutor(PROSECUTOR));
    shelf(lab.timestampAuthority()).put("tsa.p12", pki.timestampAuthority(TIMESTAMPS));
    shelf(lab.tester()).put("tls.p12", pki.testerTls(TESTER));
    Files.writeString(folder.resolve("README.txt"), LabTexts.readme(plan));
  }

  private void provider(LabFolder lab) throws IOException {
    KeyShelf shelf = shelf(lab.provider());
    shelf.put("tls.p12", pki.providerTls(plan.provider()));
    shelf.put("signing.p12", pki.providerSigning(plan.provider()));
    shelf.put("evidence.p12", pki.evidence(plan.provider()));
    shelf.putStorageKey("storage.keyset");
    PrivateFiles.write(lab.providerConfig(), LabTexts.providerConfig(plan));
  }

  private List<DeliveryKey> authority(Path folder, String id) throws IOException {
    KeyShelf shelf = shelf(folder);
    shelf.put("tls.p12", pki.authorityTls(id));
    shelf.put("signing.p12", pki.authoritySigning(id));
    List<DeliveryKey> keys =
        List.of(
            shelf.putDeliveryKey(
                "delivery-xwing.keyset", SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM),
            shelf.putDeliveryKey(
                "delivery-x25519.keyset", SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM));
    PrivateFiles.write(
        folder.resolve("authority.yaml"), LabTexts.authorityConfig(plan, id, LabTexts.LI_PORT));
    return keys;
  }

  private KeyShelf shelf(Path folder) throws IOException {
    return KeyShelf.make(folder, random);
  }
}
