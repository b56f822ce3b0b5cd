package org.frontdoor.lab.escrow.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.lab.escrow.agent.Colleague;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.ceremony.CeremonyException;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan;

/**
 * A group of agents, one after the other told by their operators to do the next round of a
 * ceremony. What they tell each other goes over their own connections, agent to agent.
 */
public final class KeyCeremony {

  private static final int ROUNDS = 5;

  private final SortedMap<Integer, RunningAgent> agents = new TreeMap<>();
  private final SortedMap<Integer, EndpointId> names = new TreeMap<>();
  private final Map<String, AgentChannel> channels = new TreeMap<>();
  private final Jurisdiction state;
  private final String keyId;

  /**
   * @param agents the group; the first has index 1
   * @param keyId the name of the key
   */
  public KeyCeremony(Jurisdiction state, List<RunningAgent> agents, String keyId) {
    this.state = state;
    this.keyId = keyId;
    for (RunningAgent agent : agents) {
      this.agents.put(this.agents.size() + 1, agent);
      names.put(names.size() + 1, agent.address().agent());
    }
    for (RunningAgent from : agents) {
      for (RunningAgent to : agents) {
        if (from != to) {
          AgentChannel channel = state.connect(to, from.asClient());
          channels.put(line(from.address().agent(), to.address().agent()), channel);
        }
      }
    }
  }

  /** The agents, by their indexes. */
  public SortedMap<Integer, RunningAgent> agents() {
    return agents;
  }

  /**
   * Makes the key.
   *
   * @param threshold how many agents it will take
   * @throws CeremonyException if an agent cheats
   */
  public EscrowPublicKey generate(int threshold) throws CeremonyException {
    return run(CeremonyPlan.Kind.GENERATE, threshold);
  }

  /**
   * Makes the shares anew.
   *
   * @throws CeremonyException if an agent cheats
   */
  public EscrowPublicKey refresh(int threshold) throws CeremonyException {
    return run(CeremonyPlan.Kind.REFRESH, threshold);
  }

  private EscrowPublicKey run(CeremonyPlan.Kind kind, int threshold) throws CeremonyException {
    CeremonyPlan plan =
        new CeremonyPlan(
            state.nextCeremony(keyId), kind, keyId, threshold, new TreeSet<>(agents.keySet()));
    for (RunningAgent agent : agents.values()) {
      agent.desk().begin(plan, names);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (RunningAgent agent : agents.values()) {
        agent.desk().round(plan.ceremonyId(), other -> colleague(agent, other));
      }
    }
    List<EscrowPublicKey> keys = new ArrayList<>();
    for (RunningAgent agent : agents.values()) {
      keys.add(agent.desk().finish(plan.ceremonyId()));
    }
    return keys.getFirst();
  }

  private Colleague colleague(RunningAgent from, EndpointId to) {
    return Objects.requireNonNull(channels.get(line(from.address().agent(), to)));
  }

  private static String line(EndpointId from, EndpointId to) {
    return from.getUniqueIdentifier() + ">" + to.getUniqueIdentifier();
  }
}
