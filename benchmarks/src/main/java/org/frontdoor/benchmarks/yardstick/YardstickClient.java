package org.frontdoor.benchmarks.yardstick;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;

/**
 * The client of the yardsticks: {@code YardstickClient FOLDER PORT} reads an {@link Order} a line,
 * carries it out and writes what it measured, or why it could not, until its standard input ends.
 */
public final class YardstickClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManagedChannel channel;

  private YardstickClient(ManagedChannel channel) {
    this.channel = channel;
  }

  /** Measures. */
  @SuppressForbidden(reason = "the edge at which a program gets its output")
  public static void main(String[] args)
      throws CredentialException, IOException, InterruptedException {
    LabFolder lab = new LabFolder(Path.of(args[0]));
    ManagedChannel channel = connect(lab, Integer.parseInt(args[1]), World.real().clock());
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new YardstickClient(channel).serve(orders, System.out);
    } finally {
      channel.shutdownNow();
    }
  }

  private static ManagedChannel connect(LabFolder lab, int port, InstantSource clock)
      throws CredentialException {
    Instant now = clock.instant();
    TlsIdentity own =
        KeyFiles.loadTls(
            lab.authority().resolve("tls.p12"), lab.authority().resolve("password"), now);
    Identity server =
        KeyFiles.loadTls(lab.provider().resolve("tls.p12"), lab.provider().resolve("password"), now)
            .identity();
    return ProviderChannel.open(
        new ProviderAddress(server.endpointId(), "127.0.0.1", port),
        own,
        new CertificateVerifier(TrustDirectory.load(lab.trust(), now)),
        clock);
  }

  private void serve(BufferedReader orders, PrintStream out)
      throws IOException, InterruptedException {
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      out.println(YardstickProcess.ANSWER + JSON.writeValueAsString(answer(Order.parse(line))));
    }
  }

  private Measured answer(Order order) throws InterruptedException {
    try {
      return switch (order) {
        case Order.Streamed streamed -> Measured.of(StreamMeter.measure(channel, streamed));
        case Order.Called called -> Measured.of(CallMeter.measure(channel, called));
      };
    } catch (ExecutionException | TimeoutException e) {
      return Measured.failed(e);
    }
  }
}
