package org.frontdoor.lab.escrow.world;

import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys;

/**
 * How an agent is set up.
 *
 * @param policy what it leaves out
 * @param keys which keys it holds
 * @param insecureBackup whether what it deletes stays in a backup
 */
public record AgentSetup(AgentPolicy policy, Keys keys, boolean insecureBackup) {

  /** Which keys an agent holds. */
  public sealed interface Keys {

    /** Keys that it has alone. */
    record Alone(SingleKeys.Variant variant) implements Keys {}

    /** A share of a key that it makes together with others. */
    record Shared(String keyId) implements Keys {}
  }

  /** An agent that has its keys alone. */
  public static AgentSetup alone(AgentPolicy policy, SingleKeys.Variant variant) {
    return new AgentSetup(policy, new Keys.Alone(variant), false);
  }

  /** An agent that has a share. */
  public static AgentSetup shared(AgentPolicy policy, String keyId) {
    return new AgentSetup(policy, new Keys.Shared(keyId), false);
  }

  /** The same with a backup that nobody clears. */
  public AgentSetup withInsecureBackup() {
    return new AgentSetup(policy, keys, true);
  }
}
