package org.frontdoor.conformance.fake;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.frontdoor.protocol.identity.TlsIdentity;

/** An endpoint with the provider's own certificate that misbehaves in one way, over HTTP/2. */
public final class FakeHttp2 implements AutoCloseable {

  /** What it does. */
  public enum Manner {
    /** Finishes the handshake, and says nothing at all. */
    HANGS,
    /** Resets every stream. */
    RESETS,
    /** Announces a message of almost 2 GiB, and begins to send it. */
    TWO_GIB,
    /** Sends headers and then frames without end, as much as it may. */
    FLOODS,
    /** Drops the connection as soon as somebody asks for anything. */
    DROPS
  }

  private static final byte[] ANSWER_HEADERS = headers();
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PREFACE_BYTES = 24;
  private static final int CHUNK = 16_000;

  private final ServerSocket server;
  private final Manner manner;

  private FakeHttp2(ServerSocket server, Manner manner) {
    this.server = server;
    this.manner = manner;
  }

  /** Listens on a free port of this machine. */
  public static FakeHttp2 start(TlsIdentity own, Manner manner) throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket)
            context(own)
                .getServerSocketFactory()
                .createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    FakeHttp2 fake = new FakeHttp2(socket, manner);
    Thread.ofPlatform().daemon().name("fake-http2").start(fake::listen);
    return fake;
  }

  /** {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofPlatform().daemon().name("fake-http2-client").start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      in.skipNBytes(PREFACE_BYTES);
      if (manner == Manner.HANGS) {
        drain(in);
      }
      frame(out, SETTINGS, 0, 0, new byte[0]);
      while (true) {
        answer(in, out);
      }
    } catch (IOException e) {
      // The suite has had enough.
    }
  }

  private void answer(DataInputStream in, OutputStream out) throws IOException {
    int length = (in.readUnsignedShort() << 8) | in.readUnsignedByte();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    in.skipNBytes(length);
    if (type == SETTINGS && (flags & 1) == 0) {
      frame(out, SETTINGS, 1, 0, new byte[0]);
    } else if (type == HEADERS) {
      misbehave(out, stream);
    }
  }

  private void misbehave(OutputStream out, int stream) throws IOException {
    switch (manner) {
      case RESETS -> frame(out, RST_STREAM, 0, stream, new byte[] {0, 0, 0, 2});
      case DROPS -> throw new IOException("enough");
      case TWO_GIB -> {
        frame(out, HEADERS, 4, stream, ANSWER_HEADERS);
        frame(out, DATA, 0, stream, new byte[] {0, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xF0});
        frame(out, DATA, 0, stream, new byte[CHUNK]);
      }
      case FLOODS -> {
        frame(out, HEADERS, 4, stream, ANSWER_HEADERS);
        while (true) {
          // Small messages, each complete: gRPC wants one, and there are always more.
          frame(out, DATA, 0, stream, new byte[CHUNK / 5 * 5]);
        }
      }
      case HANGS -> {}
    }
  }

  private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    byte[] head = {
      (byte) (payload.length >> 16),
      (byte) (payload.length >> 8),
      (byte) payload.length,
      (byte) type,
      (byte) flags,
      (byte) (stream >> 24),
      (byte) (stream >> 16),
      (byte) (stream >> 8),
      (byte) stream
    };
    out.write(head);
    out.write(payload);
    out.flush();
  }

  private static void drain(InputStream in) throws IOException {
    in.skipNBytes(Long.MAX_VALUE);
  }

  /** Status 200 and the content type of gRPC (RFC 7541). */
  private static byte[] headers() {
    byte[] type = "application/grpc".getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[3 + type.length];
    block[0] = (byte) 0x88;
    block[1] = 0x5F;
    block[2] = (byte) type.length;
    System.arraycopy(type, 0, block, 3, type.length);
    return block;
  }

  private static SSLContext context(TlsIdentity own) throws IOException {
    try {
      char[] none = new char[0];
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "own",
          own.privateKey(InsecureSecretKeyAccess.get()),
          none,
          own.chain().toArray(X509Certificate[]::new));
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, none);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
