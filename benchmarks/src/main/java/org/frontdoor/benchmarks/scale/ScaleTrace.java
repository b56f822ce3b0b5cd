package org.frontdoor.benchmarks.scale;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Messages between any two accounts, all equally likely, but for a share that has a target as its
 * sender and nobody else who is one: so the share of events that match is the same whatever the
 * number of accounts and tasks.
 *
 * @param accounts all accounts
 * @param targets accounts that tasks are about
 * @param share how many of the messages a target sends, from 0 to 1
 * @param sections one after the other, of the same number of messages
 * @param messages how many messages a section has
 */
record ScaleTrace(
    Population accounts,
    List<String> targets,
    double share,
    List<Section> sections,
    long messages) {

  private static final long FIRST_SECOND = 1_000_000_000;
  private static final int BUFFER_BYTES = 1 << 16;

  /** A part of a trace, by the targets that send in it. */
  record Section(List<String> senders) {}

  /** Writes it; gives how many messages each target sends. */
  Map<String, Long> write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    Set<String> apart = new HashSet<>(targets);
    Map<String, Long> sent = new HashMap<>();
    long second = FIRST_SECOND;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      for (Section section : sections) {
        for (long message = 0; message < messages; message++) {
          boolean matches = random.nextDouble() < share;
          String sender =
              matches
                  ? section.senders().get(random.nextInt(section.senders().size()))
                  : other(random, apart);
          if (matches) {
            sent.merge(sender, 1L, Long::sum);
          }
          String line = sender + ' ' + other(random, apart) + ' ' + second++ + '\n';
          out.write(line.getBytes(StandardCharsets.US_ASCII));
        }
      }
    }
    return sent;
  }

  private String other(SplittableRandom random, Set<String> apart) {
    String account = Population.account(random.nextInt(accounts.size()));
    while (apart.contains(account)) {
      account = Population.account(random.nextInt(accounts.size()));
    }
    return account;
  }
}
