package org.frontdoor.testbed.lab;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;

/** Those in a laboratory who are neither provider nor authority, with the keys in its folder. */
public final class LabPeople {

  private static final String PASSWORD = "password";
  private static final int SERIAL_BITS = 120;

  private LabPeople() {}

  /** The judge, who has warrants time-stamped by the laboratory's time-stamping authority. */
  public static Judge judge(LabFolder lab, World world) {
    SigningIdentity stamps = signing(lab.timestampAuthority(), "tsa.p12", world.clock());
    return new Judge(
        signing(lab.judge(), "judge.p12", world.clock()),
        new LocalTimestampAuthority(
            stamps, world.clock(), () -> new BigInteger(SERIAL_BITS, world.random())),
        world.clock());
  }

  /**
   * The tester.
   *
   * @param provider the provider, at the port of its upper tester
   */
  public static UpperTester tester(LabFolder lab, ProviderAddress provider, World world) {
    try {
      TlsIdentity own =
          KeyFiles.loadTls(
              lab.tester().resolve("tls.p12"),
              lab.tester().resolve(PASSWORD),
              world.clock().instant());
      CertificateVerifier trust =
          new CertificateVerifier(TrustDirectory.load(lab.trust(), world.clock().instant()));
      return UpperTester.at(provider, own, trust, world.clock());
    } catch (CredentialException e) {
      throw new LabException(String.valueOf(e.getMessage()));
    }
  }

  private static SigningIdentity signing(Path folder, String file, InstantSource clock) {
    try {
      return KeyFiles.loadSigning(folder.resolve(file), folder.resolve(PASSWORD), clock.instant());
    } catch (CredentialException e) {
      throw new LabException(String.valueOf(e.getMessage()));
    }
  }
}
