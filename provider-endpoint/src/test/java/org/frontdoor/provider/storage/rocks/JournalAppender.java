package org.frontdoor.provider.storage.rocks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.SourcePosition;

/**
 * A process that appends until it is killed. Several writers append numbered messages; whatever is
 * durable is told on standard output: writer and number, 8 bytes each.
 */
final class JournalAppender {

  static final int WRITERS = 4;

  private JournalAppender() {}

  /** Arguments: folder of the store, then for each writer the number to begin with. */
  public static void main(String[] args) {
    RocksMessageStore store =
        RocksMessageStore.open(
            Path.of(args[0]), new JournalBounds(100_000_000, 1L << 40), () -> Instant.EPOCH, 0);
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      Thread[] writers = new Thread[WRITERS];
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        long first = Long.parseLong(args[1 + writer]);
        writers[writer] =
            Thread.ofPlatform().start(() -> append(store.journal(), number, first, out));
      }
      for (Thread writer : writers) {
        writer.join();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void append(EventJournal journal, int writer, long first, OutputStream out) {
    SplittableRandom random = new SplittableRandom(first);
    long next = first;
    while (true) {
      int count = random.nextInt(10) == 0 ? random.nextInt(1, 3_000) : random.nextInt(1, 10);
      List<EventDraft> drafts =
          EventDrafts.messages(next, count).stream()
              .map(draft -> EventDrafts.message("writer" + writer, "r", number(draft)))
              .toList();
      next += count;
      journal.append(drafts, new SourcePosition("writer" + writer, next));
      tell(out, writer, next);
    }
  }

  private static long number(EventDraft draft) {
    return draft.traceTimeSeconds().orElseThrow();
  }

  private static synchronized void tell(OutputStream out, int writer, long next) {
    try {
      out.write(ByteBuffer.allocate(16).putLong(writer).putLong(next).array());
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
