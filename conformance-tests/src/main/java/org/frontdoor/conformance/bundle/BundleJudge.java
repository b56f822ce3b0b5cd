package org.frontdoor.conformance.bundle;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.bundle.BundleReader.Recorded;
import org.frontdoor.conformance.bundle.Lines.VerdictLine;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.run.Runner;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.protocol.identity.Anchor;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.TrustAnchors;

/** Verifies a bundle, and evaluates every case of it again without touching anything outside. */
public final class BundleJudge {

  private final List<TestCase> cases;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Knows these cases. */
  public BundleJudge(List<TestCase> cases, InstantSource clock, SecureRandom random) {
    this.cases = List.copyOf(cases);
    this.clock = clock;
    this.random = random;
  }

  /**
   * One case, as it was judged then and now.
   *
   * @param test its purpose
   * @param then the verdict in the bundle
   * @param now the verdict of this suite; empty if the bundle does not hold what it takes
   * @param why expected and actual of now
   */
  public record Compared(String test, String then, Optional<Verdict> now, String why) {

    /** Whether the verdicts differ. */
    public boolean differs() {
      return now.isPresent() && !now.get().name().equals(then);
    }
  }

  /**
   * What a bundle came to.
   *
   * @param run names the run
   * @param suite version of the suite that ran it
   * @param endpoint what was examined
   * @param signer who has signed it
   * @param issuers SHA-256 of the certificates that may have certified the signer
   * @param ending how the run ended
   * @param cases every case
   */
  public record Judgement(
      String run,
      String suite,
      String endpoint,
      Identity signer,
      String issuers,
      String ending,
      List<Compared> cases) {

    /** Copies the list. */
    public Judgement {
      cases = List.copyOf(cases);
    }

    /** Whether a verdict differs. */
    public boolean differs() {
      return cases.stream().anyMatch(Compared::differs);
    }
  }

  /**
   * Judges a bundle.
   *
   * @param trust who may have certified its signer; empty for the trust that it brings itself
   * @throws BundleException if it is broken
   * @throws IOException if the file cannot be read
   */
  public Judgement judge(Path path, Optional<TrustAnchors> trust)
      throws IOException, BundleException {
    TrustAnchors anchors = verify(path, trust);
    try (BundleReader reader = BundleReader.open(path)) {
      Setting setting = BundleHeader.setting(reader.header(), clock, random);
      Runner runner = new Runner(setting, clock, RunListener.NONE, Runner.Limits.usual());
      List<Compared> compared = new ArrayList<>();
      for (Optional<Recorded> next = reader.nextCase();
          next.isPresent();
          next = reader.nextCase()) {
        compared.add(compare(runner, setting.statement().role(), next.get()));
      }
      Identity signer = reader.finish(anchors);
      return new Judgement(
          setting.run(),
          reader.header().suite(),
          reader.header().endpoint(),
          signer,
          fingerprints(anchors, signer),
          reader.ending(),
          compared);
    }
  }

  /** Nothing of a bundle is evaluated before all of it has been verified. */
  private static TrustAnchors verify(Path path, Optional<TrustAnchors> trust)
      throws IOException, BundleException {
    try (BundleReader reader = BundleReader.open(path)) {
      while (reader.nextCase().isPresent()) {
        // Each line is checked as it is read.
      }
      TrustAnchors anchors =
          trust.isPresent() ? trust.get() : BundleHeader.trust(reader.header().trust());
      var unused = reader.finish(anchors);
      return anchors;
    }
  }

  private Compared compare(Runner runner, TestedRole role, Recorded recorded)
      throws BundleException {
    VerdictLine line = recorded.verdict();
    if (line.steps() != recorded.steps().size()) {
      throw new BundleException("the steps of " + line.test() + " are not complete");
    }
    CaseResult again = runner.judge(testCase(line.test(), role), recorded.steps());
    boolean same = again.verdict().name().equals(line.verdict());
    String why = again.expected() + " - " + again.actual();
    return line.recorded() || same
        ? new Compared(line.test(), line.verdict(), Optional.of(again.verdict()), why)
        : new Compared(line.test(), line.verdict(), Optional.empty(), line.actual());
  }

  private TestCase testCase(String name, TestedRole role) throws BundleException {
    Optional<TestCase> sanity = Runner.sanityNamed(role, name);
    if (sanity.isPresent()) {
      return sanity.get();
    }
    return cases.stream()
        .filter(one -> one.purpose().equals(name) && one.role() == role)
        .findFirst()
        .orElseThrow(() -> new BundleException("this suite has no case for one of the purposes"));
  }

  private static String fingerprints(TrustAnchors anchors, Identity signer) {
    return anchors.of(KeyRole.KEY_ROLE_TESTER, signer.country()).stream()
        .map(BundleJudge::fingerprint)
        .collect(Collectors.joining(", "));
  }

  private static String fingerprint(Anchor anchor) {
    try {
      return Hashing.sha256().hashBytes(anchor.certificate().getEncoded()).toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was read cannot be written", e);
    }
  }
}
