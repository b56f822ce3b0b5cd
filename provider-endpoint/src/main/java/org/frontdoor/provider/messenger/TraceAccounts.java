package org.frontdoor.provider.messenger;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that a trace names, in a bounded amount of memory: one that was not named for a
 * while comes again.
 */
final class TraceAccounts implements Iterator<String> {

  private static final int REMEMBERED = 100_000;

  private final TraceReader lines;
  private final Set<String> recent = new HashSet<>();
  private @Nullable String next;
  private @Nullable String afterNext;
  private @Nullable IOException failure;

  TraceAccounts(TraceReader lines) {
    this.lines = lines;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public String next() {
    String result = next;
    if (result == null) {
      throw new NoSuchElementException();
    }
    next = afterNext;
    afterNext = null;
    if (next == null) {
      advance();
    }
    return result;
  }

  /** An iterator cannot throw what it meets, so it ends there, and this tells. */
  void requireComplete() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private void advance() {
    try {
      Optional<TraceLine> line = lines.next();
      while (line.isPresent() && next == null) {
        if (line.get() instanceof TraceLine.Message message) {
          offer(message.sender());
          offer(message.receiver());
        }
        if (next == null) {
          line = lines.next();
        }
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private void offer(String account) {
    if (recent.size() >= REMEMBERED) {
      recent.clear();
    }
    if (recent.add(account)) {
      if (next == null) {
        next = account;
      } else {
        afterNext = account;
      }
    }
  }
}
