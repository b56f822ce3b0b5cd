package org.frontdoor.credentials;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A TLS 1.3 handshake between two engines in memory. */
final class Handshake {

  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final int MOST_ROUNDS = 100;

  private final SSLEngine client;
  private final SSLEngine server;

  Handshake(SSLContext clientContext, SSLContext serverContext) {
    client = clientContext.createSSLEngine();
    client.setUseClientMode(true);
    client.setEnabledProtocols(PROTOCOLS);
    server = serverContext.createSSLEngine();
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
    server.setEnabledProtocols(PROTOCOLS);
  }

  static SSLContext context(KeyManager @Nullable [] keys, TrustManager trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {trust}, null);
    return context;
  }

  /** Runs the handshake to its end, or to the failure of one side. */
  void run() throws SSLException {
    ByteBuffer toServer = ByteBuffer.allocate(1 << 17);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 17);
    for (int round = 0; round < MOST_ROUNDS && !isDone(); round++) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
    if (!isDone()) {
      throw new SSLException("the handshake did not end");
    }
  }

  SSLEngine client() {
    return client;
  }

  SSLEngine server() {
    return server;
  }

  private boolean isDone() {
    return client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && server.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && client.getSession().isValid()
        && server.getSession().isValid();
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    ByteBuffer plain = ByteBuffer.allocate(1 << 16);
    engine.wrap(ByteBuffer.allocate(0), out);
    runTasks(engine);
    in.flip();
    while (in.hasRemaining()) {
      int before = in.remaining();
      engine.unwrap(in, plain);
      runTasks(engine);
      if (in.remaining() == before) {
        break;
      }
    }
    in.compact();
  }

  private static void runTasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}
