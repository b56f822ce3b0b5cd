package org.frontdoor.conformance.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands bytes on to an endpoint, and is gone for good once so many have come back: to whoever is
 * connected, an endpoint whose machine dies.
 */
public final class MortalRelay implements AutoCloseable {

  private final ServerSocket server;
  private final SocketAddress endpoint;
  private final AtomicLong left;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private MortalRelay(ServerSocket server, SocketAddress endpoint, long bytes) {
    this.server = server;
    this.endpoint = endpoint;
    this.left = new AtomicLong(bytes);
  }

  /**
   * Listens on an address of its own.
   *
   * @param bytes so many are handed back
   */
  public static MortalRelay to(SocketAddress endpoint, long bytes) throws IOException {
    MortalRelay relay =
        new MortalRelay(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), endpoint, bytes);
    Thread.ofPlatform().daemon().name("mortal-relay").start(relay::listen);
    return relay;
  }

  /** {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket onward = new Socket();
        sockets.add(client);
        sockets.add(onward);
        onward.connect(endpoint);
        pump(client, onward, new AtomicLong(Long.MAX_VALUE));
        pump(onward, client, left);
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, AtomicLong allowed) {
    Thread.ofPlatform()
        .daemon()
        .name("mortal-relay-pump")
        .start(
            () -> {
              byte[] buffer = new byte[1 << 14];
              try (from;
                  to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                  if (allowed.addAndGet(-read) < 0) {
                    close();
                    return;
                  }
                  out.write(buffer, 0, read);
                  out.flush();
                }
              } catch (IOException e) {
                // One side has gone; the other is closed with it.
              }
            });
  }
}
