package org.frontdoor.benchmarks.micro;

import java.util.Arrays;
import java.util.List;

/** A step that is measured by itself, in the order of the table. */
public enum Step {
  /** Writing records as bytes. */
  SERIALISE(SealingBenchmark.class, "serialise", "serialise a batch"),
  /** Sealing those bytes. */
  SEAL(SealingBenchmark.class, "seal", "seal a batch"),
  /** Linking a sealed batch. */
  LINK(SealingBenchmark.class, "link", "link a sealed batch"),
  /** Opening a batch. */
  OPEN(SealingBenchmark.class, "open", "open a batch"),
  /** Beginning an epoch. */
  BEGIN_EPOCH(EpochBenchmark.class, "begin", "encapsulate an epoch key"),
  /** Recovering an epoch's key. */
  RECOVER_EPOCH(EpochBenchmark.class, "recover", "recover an epoch key"),
  /** Making a checkpoint. */
  MAKE_CHECKPOINT(CheckpointBenchmark.class, "make", "make a checkpoint"),
  /** Checking a checkpoint. */
  VERIFY_CHECKPOINT(CheckpointBenchmark.class, "verify", "verify a checkpoint"),
  /** Matching an event. */
  MATCH(MatchingBenchmark.class, "match", "match an event"),
  /** Parsing an acknowledgement. */
  PARSE_ACKNOWLEDGEMENT(ParsingBenchmark.class, "acknowledgement", "parse an acknowledgement"),
  /** Parsing a batch's header. */
  PARSE_HEADER(ParsingBenchmark.class, "header", "parse the header of a batch"),
  /** Parsing an HI-1 message. */
  PARSE_SUBMISSION(ParsingBenchmark.class, "submission", "parse an HI-1 submission"),
  /** The bare signature of an HI-1 message. */
  ED25519(SignatureBenchmark.class, "ed25519", "verify Ed25519 over a submission"),
  /** The certificate of an HI-1 sender. */
  SENDER_PATH(SignatureBenchmark.class, "senderPath", "verify the sender's certificate"),
  /** Signature and certificate of an HI-1 message. */
  MESSAGE(SignatureBenchmark.class, "message", "verify a signed HI-1 message"),
  /** The certificate of a judge. */
  JUDGE_PATH(SignatureBenchmark.class, "judgePath", "verify the judge's certificate"),
  /** A judge's bare signature. */
  ECDSA(SignatureBenchmark.class, "ecdsa", "verify ECDSA P-256 over a submission"),
  /** Parsing a warrant. */
  PARSE_WARRANT(SignatureBenchmark.class, "parseWarrant", "parse a warrant"),
  /** A whole warrant. */
  WARRANT(SignatureBenchmark.class, "warrant", "verify a warrant in full");

  private final Class<?> benchmark;
  private final String method;
  private final String words;

  Step(Class<?> benchmark, String method, String words) {
    this.benchmark = benchmark;
    this.method = method;
    this.words = words;
  }

  /** What it is, in a few words. */
  public String words() {
    return words;
  }

  /** The checks of signatures on the way of a submission. */
  public static List<Step> signatures() {
    return Arrays.stream(values())
        .filter(step -> step.benchmark.equals(SignatureBenchmark.class))
        .toList();
  }

  /** How JMH calls it. */
  String benchmarkName() {
    return benchmark.getName() + "." + method;
  }
}
