package org.frontdoor.lab.escrow.agent;

/**
 * What an agent leaves out. The secure value of each is false.
 *
 * @param insecureTrustCaller whether it opens for whoever its door lets in, and looks neither at
 *     the order's signature nor at the warrant
 * @param insecureUnlogged whether it opens for a warrant that no accountability log has
 * @param allowBareBlobs whether it opens blobs whose label nothing binds
 * @param insecurePlainAnswers whether everybody on the way can read its answers
 * @param insecureKeyRelease whether it hands over its share of a key for a warrant
 */
public record AgentPolicy(
    boolean insecureTrustCaller,
    boolean insecureUnlogged,
    boolean allowBareBlobs,
    boolean insecurePlainAnswers,
    boolean insecureKeyRelease) {

  /** Checks everything. */
  public static AgentPolicy hardened() {
    return new AgentPolicy(false, false, false, false, false);
  }

  /** Leaves checking to the coordinator. */
  public static AgentPolicy trustingItsCaller() {
    return new AgentPolicy(true, true, true, true, false);
  }

  /** Checks the warrant against what the blob says of itself, whether that is bound or not. */
  public static AgentPolicy believingLabels() {
    return new AgentPolicy(false, true, true, false, false);
  }

  /** Checks everything but the log. */
  public static AgentPolicy unlogged() {
    return new AgentPolicy(false, true, false, false, false);
  }

  /** Checks everything, and hands over keys all the same. */
  public static AgentPolicy releasingKeys() {
    return new AgentPolicy(false, false, false, false, true);
  }
}
