package org.frontdoor.launcher.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A wire between authority and provider that fails on request: a TCP proxy on loopback. */
final class FaultyWire implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 << 10;

  private final ServerSocket server;
  private final int providerPort;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong accepted = new AtomicLong();

  FaultyWire(int providerPort) {
    this.providerPort = providerPort;
    try {
      server = new ServerSocket();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("wire").start(this::accept);
  }

  /** Where the authority finds the provider. */
  int port() {
    return server.getLocalPort();
  }

  /** How many connections there have been. */
  long connections() {
    return accepted.get();
  }

  /** Cuts the connections that there are. */
  void cut() {
    open.forEach(Connection::close);
  }

  /** Nothing passes any more on the connections that there are, and nobody is told. */
  void swallow() {
    open.forEach(connection -> connection.become(Mode.SWALLOWING));
  }

  /** Nothing is taken from the provider any more on the connections that there are. */
  void stick() {
    open.forEach(connection -> connection.become(Mode.STUCK));
  }

  /** What was stuck flows again. */
  void flow() {
    open.forEach(connection -> connection.become(Mode.GOOD));
  }

  @Override
  public void close() {
    closeQuietly(server);
    cut();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket authority = server.accept();
        Socket provider = new Socket();
        try {
          provider.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), providerPort));
        } catch (IOException e) {
          // No provider at the moment: the authority tries again.
          closeQuietly(authority);
          continue;
        }
        new Connection(authority, provider).start();
        accepted.incrementAndGet();
      } catch (IOException e) {
        // The wire is closed.
      }
    }
  }

  private enum Mode {
    GOOD,
    SWALLOWING,
    STUCK
  }

  private final class Connection {

    private final Socket authority;
    private final Socket provider;
    private Mode mode = Mode.GOOD;

    Connection(Socket authority, Socket provider) {
      this.authority = authority;
      this.provider = provider;
      open.add(this);
    }

    void start() {
      Thread.ofVirtual().start(() -> pump(authority, provider, false));
      Thread.ofVirtual().start(() -> pump(provider, authority, true));
    }

    synchronized void become(Mode next) {
      mode = next;
      notifyAll();
    }

    void close() {
      closeQuietly(authority);
      closeQuietly(provider);
      become(Mode.SWALLOWING);
      open.remove(this);
    }

    private void pump(Socket from, Socket to, boolean fromProvider) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        int read = in.read(buffer);
        while (read >= 0) {
          if (passes(fromProvider)) {
            out.write(buffer, 0, read);
          }
          read = in.read(buffer);
        }
      } catch (IOException e) {
        // The connection is cut.
      } finally {
        close();
      }
    }

    /** Whether what was just read is passed on; holds it back for as long as the wire is stuck. */
    private synchronized boolean passes(boolean fromProvider) {
      while (mode == Mode.STUCK && fromProvider) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return mode != Mode.SWALLOWING;
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is closed, which is all that is wanted.
    }
  }
}
