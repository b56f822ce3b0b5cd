package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.escrow.v1.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Where an agent writes what it opens. Safe for use by several threads. */
public final class OpeningBook {

  /** How many answers are kept for orders that come again. */
  private static final int MOST_ANSWERS = 4096;

  private final CommitmentLog log;
  private final SecureRandom random;
  private final List<OpeningRecord> records = new ArrayList<>();
  private final List<RefusalReason> refusals = new ArrayList<>();
  private final SequencedMap<ByteString, OpenResponse> answers = new LinkedHashMap<>();

  /**
   * @param log the commitments, for everybody
   * @param random for blinding and proofs
   */
  public OpeningBook(CommitmentLog log, SecureRandom random) {
    this.log = log;
    this.random = random;
  }

  /**
   * Commits an opening to the log, and then writes it down; returns its index there.
   *
   * @throws RefusedException if the log cannot be written; then there is no opening
   */
  synchronized long write(OpeningRecord record, ByteString entry) throws RefusedException {
    long index;
    try {
      index = log.append(entry);
    } catch (IOException e) {
      throw new RefusedException(RefusalReason.REFUSAL_REASON_ANSWER);
    }
    records.add(record);
    return index;
  }

  synchronized List<OpeningRecord> records() {
    return List.copyOf(records);
  }

  /** How an order is answered that was not seen before. */
  interface Answering {
    OpenResponse answer(ByteString order) throws RefusedException;
  }

  /**
   * The answer to an order: the one that was given before, or a new one.
   *
   * @param order SHA-256 of the order
   */
  synchronized OpenResponse once(ByteString order, Answering answering) throws RefusedException {
    @Nullable OpenResponse before = answers.get(order);
    if (before != null) {
      return before;
    }
    OpenResponse answer = answering.answer(order);
    answers.put(order, answer);
    if (answers.size() > MOST_ANSWERS) {
      answers.pollFirstEntry();
    }
    return answer;
  }

  synchronized void refused(RefusalReason reason) {
    refusals.add(reason);
  }

  synchronized List<RefusalReason> refusals() {
    return List.copyOf(refusals);
  }

  CommitmentLog log() {
    return log;
  }

  SecureRandom random() {
    return random;
  }
}
