package org.frontdoor.conformance.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody who is no endpoint at all: says one text to whoever connects, and hangs up. */
public final class FakeText implements AutoCloseable {

  private final ServerSocket server;
  private final String text;
  private final boolean hangs;

  private FakeText(ServerSocket server, String text, boolean hangs) {
    this.server = server;
    this.text = text;
    this.hangs = hangs;
  }

  /** A web server without TLS. */
  public static FakeText plainHttp() throws IOException {
    return start(
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false);
  }

  /** Takes connections, and never says a word. */
  public static FakeText silent() throws IOException {
    return start("", true);
  }

  /** {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static FakeText start(String text, boolean hangs) throws IOException {
    FakeText fake =
        new FakeText(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), text, hangs);
    Thread.ofPlatform().daemon().name("fake-text").start(fake::listen);
    return fake;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofPlatform().daemon().name("fake-text-client").start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (hangs) {
        client.getInputStream().skipNBytes(Long.MAX_VALUE);
      }
      int unused = client.getInputStream().read(new byte[1 << 12]);
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    } catch (IOException e) {
      // Whoever connected has gone.
    }
  }
}
