package org.frontdoor.lab.accountability;

import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;

/** The log of taskings of a provider, as anybody reads it. */
public final class ProviderLog {

  private ProviderLog() {}

  /** A connection to the reference endpoint's log; the caller closes it. */
  public static RemoteLog open(Endpoint endpoint) throws CredentialException, SSLException {
    return RemoteLog.at(
        endpoint.log().port(), RunTls.to(endpoint.lab(), endpoint.li().id(), endpoint.world()));
  }

  /** When a checkpoint of the reference endpoint's log is believed. */
  public static WitnessPolicy policy(Endpoint endpoint) throws CredentialException {
    return policy(endpoint.lab(), endpoint.li().id(), endpoint.world());
  }

  /** The same for any provider: signed with the key of its evidence certificate. */
  public static WitnessPolicy policy(LabFolder lab, EndpointId provider, World world)
      throws CredentialException {
    Path keys = lab.provider();
    String origin = "frontdoor/" + provider.getCountryCode() + "/" + provider.getUniqueIdentifier();
    return WitnessPolicy.withoutWitnesses(
        NoteKey.of(
            origin,
            NoteKeyUse.LOG,
            KeyFiles.loadSigning(
                    keys.resolve("evidence.p12"), keys.resolve("password"), world.clock().instant())
                .certificate()
                .getPublicKey()));
  }
}
