package org.frontdoor.conformance.net;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.TlsIdentity;

/** Looks at what is below gRPC: TLS as it is negotiated, and HTTP as a stranger might speak it. */
final class Probes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of a longer body only the beginning is looked at. */
  private static final int MOST_BODY_BYTES = 1 << 20;

  private static final String ALIAS = "own";

  private final Address address;
  private final EndpointId endpoint;
  private final Seats seats;
  private final InstantSource clock;
  private final Handshakes handshakes;

  Probes(Address address, EndpointId endpoint, Seats seats, InstantSource clock) {
    this.address = address;
    this.endpoint = endpoint;
    this.seats = seats;
    this.clock = clock;
    this.handshakes = new Handshakes(address, seats);
  }

  Observation handshake(Stimulus.Handshake handshake) {
    return handshakes.shake(handshake);
  }

  Observation http(Stimulus.Http request) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .connectTimeout(PATIENCE)
            .sslContext(tls(seats.tls(request.seat())))
            .build()) {
      HttpRequest.Builder built =
          HttpRequest.newBuilder(URI.create("https://" + address + request.path()))
              .timeout(PATIENCE)
              .method(
                  request.method(),
                  request.body().isEmpty()
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(request.body().toByteArray()));
      if (!request.contentType().isEmpty()) {
        built.header("content-type", request.contentType());
      }
      return answer(client.send(built.build(), BodyHandlers.ofInputStream()));
    } catch (ConnectException e) {
      return new Observation.Unreachable(Cause.REFUSED, "nobody listens there");
    } catch (SSLException e) {
      return new Observation.Unreachable(Cause.TLS, "the TLS handshake failed");
    } catch (IOException e) {
      return new Observation.Unreachable(Cause.BROKEN, "the connection was ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Observation.Silence();
    }
  }

  @Override
  public void close() {
    handshakes.close();
  }

  private static Observation answer(HttpResponse<InputStream> response) throws IOException {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    try (InputStream body = response.body()) {
      return new Observation.HttpAnswer(
          response.statusCode(), headers, ByteString.copyFrom(body.readNBytes(MOST_BODY_BYTES)));
    }
  }

  private SSLContext tls(TlsIdentity own) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      char[] none = new char[0];
      keys.setKeyEntry(
          ALIAS,
          own.privateKey(InsecureSecretKeyAccess.get()),
          none,
          own.chain().toArray(X509Certificate[]::new));
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, none);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          managers.getKeyManagers(),
          new TrustManager[] {PeerTrust.inProvider(seats::trust, clock, endpoint)},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("The TLS key of a seat cannot be used.", e);
    }
  }
}
