package org.frontdoor.benchmarks.yardstick;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.provider.server.GrpcServer;
import org.frontdoor.provider.server.TlsContexts;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;

/**
 * The server of the yardsticks: {@code YardstickServer FOLDER} says at which port it serves, with
 * the provider's keys of that laboratory, and ends when its standard input does.
 */
public final class YardstickServer {

  private YardstickServer() {}

  /** Serves. */
  @SuppressForbidden(reason = "the edge at which a program gets its output")
  public static void main(String[] args) throws CredentialException, IOException {
    serve(new LabFolder(Path.of(args[0])), World.real().clock(), System.in, System.out);
  }

  private static void serve(LabFolder lab, InstantSource clock, InputStream in, PrintStream out)
      throws CredentialException, IOException {
    Instant now = clock.instant();
    TlsIdentity own =
        KeyFiles.loadTls(
            lab.provider().resolve("tls.p12"), lab.provider().resolve("password"), now);
    CertificateVerifier trust = new CertificateVerifier(TrustDirectory.load(lab.trust(), now));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        GrpcServer server =
            GrpcServer.start(
                "yardstick",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TlsContexts.mutual(
                    own,
                    PeerTrust.inClients(() -> trust, clock, Set.of(KeyRole.KEY_ROLE_AUTHORITY))),
                builder ->
                    GrpcServer.limited(builder)
                        .executor(executor)
                        .addService(YardstickService.service()))) {
      out.println(YardstickProcess.ANSWER + server.port());
      in.skipNBytes(Long.MAX_VALUE);
    } catch (EOFException e) {
      // As arranged.
    }
  }
}
