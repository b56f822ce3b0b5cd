package org.frontdoor.lab.escrow.ceremony;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.Commitments;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Polynomial;
import org.frontdoor.lab.escrow.group.Scalar;

/**
 * One agent in a ceremony. Every agent shares a random secret (in a refresh: zero) among all; the
 * secret behind the key is the sum of what all have shared, and nobody ever knows it.
 *
 * <pre>
 * round        asks each other agent for         answers once it has
 * HASHES       the hash of its commitments       begun
 * COMMITMENTS  the commitments                   every hash
 * SHARES       the own share                     every commitment, proved and fitting its hash
 * TRANSCRIPTS  the hash over all commitments     every share, fitting its commitments
 * CONFIRMATIONS that it has every transcript     every transcript, all the same
 * DONE         -                                 every confirmation
 * </pre>
 *
 * <p>The hashes keep an agent from choosing its commitments by those of others; the proofs keep it
 * from committing to a combination of others' secrets; the transcripts keep it from telling two
 * others different things; the confirmations keep an agent from dropping its old share before it
 * knows that all others have come as far. Whoever sends something wrong is named, and the ceremony
 * ends. Whoever says nothing is not named.
 *
 * <p>An agent can prevent a key. It never learns the secret. But the one that opens its commitments
 * last knows the public key before the others do; if it then falls silent and all begin again, it
 * has had another draw, and so bends the key by about a bit a try (Gennaro and others, 1999).
 * Whoever lies or is silent in the very last round to some alone leaves those behind with both
 * shares, the old and the new, and no message round can do better: an agent that has finished does
 * not answer for that ceremony any more, so those behind need another. For one thread.
 */
public final class Participant {

  /** Where a participant stands. */
  public enum Round {
    /** Collects hashes. */
    HASHES,
    /** Collects commitments. */
    COMMITMENTS,
    /** Collects shares. */
    SHARES,
    /** Collects transcripts. */
    TRANSCRIPTS,
    /** Collects confirmations. */
    CONFIRMATIONS,
    /** Has everything. */
    DONE
  }

  private final CeremonyPlan plan;
  private final int self;
  private final Optional<KeyShare> before;
  private final Polynomial polynomial;
  private final ByteString ownCommitments;
  private final SortedMap<Integer, ByteString> hashes = new TreeMap<>();
  private final SortedMap<Integer, ByteString> commitments = new TreeMap<>();
  private final SortedMap<Integer, Commitments> opened = new TreeMap<>();
  private final SortedMap<Integer, Scalar> shares = new TreeMap<>();
  private final SortedMap<Integer, ByteString> transcripts = new TreeMap<>();
  private final SortedMap<Integer, ByteString> confirmations = new TreeMap<>();

  private Participant(CeremonyPlan plan, int self, Optional<KeyShare> before, SecureRandom random) {
    this.plan = plan;
    this.self = self;
    this.before = before;
    Scalar secret = before.isPresent() ? Scalar.ZERO : Scalar.random(random);
    this.polynomial = Polynomial.of(secret, plan.threshold(), random);
    this.ownCommitments = CommitmentCodec.write(plan, self, polynomial, random);
    takeOwn();
  }

  /**
   * Takes part in making a new key.
   *
   * @param self the agent's index
   */
  public static Participant generating(CeremonyPlan plan, int self, SecureRandom random) {
    require(plan.kind() == CeremonyPlan.Kind.GENERATE, "the plan makes no new key");
    require(plan.members().contains(self), "the agent is not in the plan");
    return new Participant(plan, self, Optional.empty(), random);
  }

  /**
   * Takes part in making new shares.
   *
   * @param before the share as it is now; to be forgotten when the ceremony is done, not before
   */
  public static Participant refreshing(CeremonyPlan plan, KeyShare before, SecureRandom random) {
    EscrowPublicKey key = before.key();
    require(plan.kind() == CeremonyPlan.Kind.REFRESH, "the plan refreshes nothing");
    require(plan.keyId().equals(key.keyId()), "the plan is about another key");
    require(plan.threshold() == key.threshold(), "a refresh keeps the threshold");
    require(plan.members().equals(key.shares().keySet()), "a refresh keeps the agents");
    return new Participant(plan, before.index(), Optional.of(before), random);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private void takeOwn() {
    hashes.put(self, CommitmentCodec.hash(ownCommitments));
    commitments.put(self, ownCommitments);
    opened.put(self, polynomial.commitments());
    shares.put(self, polynomial.share(self));
  }

  /** Where it stands. */
  public Round round() {
    int all = plan.members().size();
    if (hashes.size() < all) {
      return Round.HASHES;
    }
    if (commitments.size() < all) {
      return Round.COMMITMENTS;
    }
    if (shares.size() < all) {
      return Round.SHARES;
    }
    if (transcripts.size() < all - 1) {
      return Round.TRANSCRIPTS;
    }
    return confirmations.size() < all - 1 ? Round.CONFIRMATIONS : Round.DONE;
  }

  /** The plan. */
  public CeremonyPlan plan() {
    return plan;
  }

  /** The hash of the own commitments, for everybody. */
  public ByteString hash() {
    return CommitmentCodec.hash(ownCommitments);
  }

  /** The own commitments, for everybody; empty before every hash is here. */
  public Optional<ByteString> commitments() {
    return round() == Round.HASHES ? Optional.empty() : Optional.of(ownCommitments);
  }

  /** The share of another agent, for that one alone; empty before every commitment is here. */
  public Optional<Scalar> shareOf(int member) {
    return round().compareTo(Round.SHARES) < 0 || !plan.members().contains(member)
        ? Optional.empty()
        : Optional.of(polynomial.share(member));
  }

  /** The hash over all commitments, for everybody; empty before every share is here. */
  public Optional<ByteString> transcript() {
    return round().compareTo(Round.TRANSCRIPTS) < 0
        ? Optional.empty()
        : Optional.of(CommitmentCodec.transcript(plan, commitments));
  }

  /** That every transcript is here, for everybody; empty before. */
  public Optional<ByteString> confirmation() {
    return round().compareTo(Round.CONFIRMATIONS) < 0
        ? Optional.empty()
        : transcript().map(hash -> CommitmentCodec.confirmation(hash, self));
  }

  /** Takes another agent's hash. */
  public void takeHash(int from, ByteString hash) throws CeremonyException {
    expect(Round.HASHES, from);
    blame(hash.size() == CommitmentCodec.HASH_BYTES, from, "has sent no hash");
    hashes.put(from, hash);
  }

  /** Takes another agent's commitments. */
  public void takeCommitments(int from, ByteString bytes) throws CeremonyException {
    expect(Round.COMMITMENTS, from);
    blame(
        CommitmentCodec.hash(bytes).equals(hashes.get(from)),
        from,
        "has other commitments than it has hashed");
    try {
      Commitments read = CommitmentCodec.read(plan, from, bytes);
      commitments.put(from, bytes);
      opened.put(from, read);
    } catch (BadElementException e) {
      throw new CeremonyException(from, "has commitments that are none");
    }
  }

  /** Takes the own share from another agent. */
  public void takeShare(int from, ByteString bytes) throws CeremonyException {
    expect(Round.SHARES, from);
    try {
      Scalar share = Scalar.decode(bytes);
      Commitments committed = opened.get(from);
      blame(
          committed != null && committed.fits(self, share),
          from,
          "has dealt a share that does not fit its commitments");
      shares.put(from, share);
    } catch (BadElementException e) {
      throw new CeremonyException(from, "has dealt a share that is none");
    }
  }

  /** Takes another agent's transcript. */
  public void takeTranscript(int from, ByteString hash) throws CeremonyException {
    expect(Round.TRANSCRIPTS, from);
    blame(
        hash.equals(CommitmentCodec.transcript(plan, commitments)),
        from,
        "has seen other commitments");
    transcripts.put(from, hash);
  }

  /** Takes another agent's confirmation. If it is wrong, it may be asked for again. */
  public void takeConfirmation(int from, ByteString hash) throws CeremonyException {
    expect(Round.CONFIRMATIONS, from);
    ByteString transcript = CommitmentCodec.transcript(plan, commitments);
    blame(
        hash.equals(CommitmentCodec.confirmation(transcript, from)),
        from,
        "does not confirm what it has seen");
    confirmations.put(from, hash);
  }

  /**
   * The share that the ceremony has made.
   *
   * @throws IllegalStateException if it is not done
   */
  public KeyShare finish() {
    if (round() != Round.DONE) {
      throw new IllegalStateException("the ceremony is not done");
    }
    Scalar secret = before.map(KeyShare::secret).orElse(Scalar.ZERO);
    for (Scalar share : shares.values()) {
      secret = secret.plus(share);
    }
    return new KeyShare(publicKey(), self, secret);
  }

  private EscrowPublicKey publicKey() {
    Commitments sum = opened.values().stream().reduce(Commitments::plus).orElseThrow();
    SortedMap<Integer, Point> points = new TreeMap<>();
    for (int member : plan.members()) {
      Point added = sum.share(member);
      points.put(member, before.map(share -> shareOf(share, member).plus(added)).orElse(added));
    }
    return new EscrowPublicKey(
        plan.keyId(),
        before.map(share -> share.key().key()).orElse(sum.secret()),
        plan.threshold(),
        points,
        before.map(share -> share.key().generation() + 1).orElse(0L));
  }

  private static Point shareOf(KeyShare before, int member) {
    return before
        .key()
        .share(member)
        .orElseThrow(() -> new IllegalStateException("a refresh keeps the agents"));
  }

  private void expect(Round expected, int from) throws CeremonyException {
    blame(plan.members().contains(from) && from != self, from, "is not another agent of the plan");
    if (round() != expected) {
      throw new IllegalStateException("the participant is in round " + round());
    }
  }

  private static void blame(boolean good, int from, String fault) throws CeremonyException {
    if (!good) {
      throw new CeremonyException(from, fault);
    }
  }

  /** Nothing secret. */
  @Override
  public String toString() {
    return "Participant[" + plan.ceremonyId() + ", agent " + self + ", " + round() + "]";
  }
}
