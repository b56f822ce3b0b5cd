package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Metric;
import org.jspecify.annotations.Nullable;

/** Users who write to each other, each message with its key escrowed, and what was read of it. */
public final class Traffic {

  private final List<String> users;
  private final LetterWriter writer;
  private final LogicalClock clock;
  private final RandomGenerator random;
  private final List<Letter> letters = new ArrayList<>();
  private final Map<ByteString, Integer> places = new HashMap<>();
  private final Set<Integer> read = new TreeSet<>();

  /**
   * Users who have not written yet.
   *
   * @param users how many, at least two
   */
  public Traffic(int users, LetterWriter writer, LogicalClock clock, RandomGenerator random) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      names.add("lab-user-" + i);
    }
    this.users = List.copyOf(names);
    this.writer = writer;
    this.clock = clock;
    this.random = random;
  }

  /** The users' accounts. */
  public List<String> users() {
    return users;
  }

  /** The key that an agent offers, read and checked. */
  public static EscrowPublicKey keyOf(AgentChannel agent, long period, String account) {
    try {
      return EscrowPublicKey.of(agent.key(period, account));
    } catch (BadElementException | BlobException e) {
      throw new IllegalStateException("the agent offers a key that is none", e);
    }
  }

  /**
   * Everybody writes to somebody.
   *
   * @param period the escrow period, from 1
   * @param messages how many each user writes
   * @param keys the escrow keys of the period
   */
  public void day(long period, int messages, List<EscrowPublicKey> keys) {
    for (int user = 0; user < users.size(); user++) {
      for (int i = 0; i < messages; i++) {
        int to = (user + 1 + random.nextInt(users.size() - 1)) % users.size();
        write(user, to, period, keys);
      }
    }
  }

  private void write(int from, int to, long period, List<EscrowPublicKey> keys) {
    var heading =
        new LetterWriter.Heading(
            users.get(from), users.get(to), period, clock.instant().plus(Duration.ofSeconds(1)));
    Letter letter =
        writer.write(
            heading, "Synthetic message " + letters.size() + " of " + users.get(from), keys);
    places.put(letter.wire().sealed(), letters.size());
    letters.add(letter);
  }

  /** All messages so far. */
  public List<Letter> letters() {
    return Collections.unmodifiableList(letters);
  }

  /** What a recorder has of the messages from an index on. */
  public List<Letter.Wire> wire(int first) {
    return letters.subList(first, letters.size()).stream().map(Letter::wire).toList();
  }

  /**
   * Takes down what an attacker brings: it counts only if it opens the message, to what was really
   * written.
   *
   * @param wire the message as it was recorded
   * @param key the key that the attacker has found for it
   */
  public void claim(Letter.Wire wire, MessageKey key) {
    @Nullable Integer index = places.get(wire.sealed());
    if (index != null && letters.get(index).isReadWith(Optional.of(key))) {
      read.add(index);
    }
  }

  /** How many messages between two indexes were read. */
  public int read(int from, int until) {
    return (int) read.stream().filter(i -> i >= from && i < until).count();
  }

  /** The share of the messages between two indexes that was read. */
  public Metric share(int from, int until) {
    return Metric.fraction(read(from, until), Math.max(1, until - from), "of the messages");
  }

  /** How many users have at least one message that was read, as sender or recipient. */
  public int exposedUsers() {
    return exposedUsers(0, letters.size());
  }

  /** The same for the messages between two indexes. */
  public int exposedUsers(int from, int until) {
    Set<String> exposed = new TreeSet<>();
    for (int i : read) {
      if (i >= from && i < until) {
        exposed.add(letters.get(i).sender());
        exposed.add(letters.get(i).recipient());
      }
    }
    return exposed.size();
  }
}
