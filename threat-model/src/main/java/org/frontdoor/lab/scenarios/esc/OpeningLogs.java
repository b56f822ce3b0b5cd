package org.frontdoor.lab.scenarios.esc;

import java.util.Collection;
import java.util.List;
import org.frontdoor.lab.escrow.agent.OpeningRecord;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.RunningAgent;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;

/**
 * Where an escrow's parties can notice an attack, in data of their own: every agent's log of
 * openings, which the agent opens to the authority, beside the orders that the authority has
 * signed; and what the agents have refused. A key that was copied leaves no trace in either.
 */
public final class OpeningLogs {

  private final Jurisdiction state;
  private final List<RunningAgent> agents;

  /**
   * @param state whose authority compares
   * @param agents whose logs it reads
   */
  public OpeningLogs(Jurisdiction state, Collection<RunningAgent> agents) {
    this.state = state;
    this.agents = List.copyOf(agents);
  }

  /**
   * The authority compares, and the agents tell what they refused.
   *
   * @param by who is named if an agent has refused something
   * @param rule by what it did
   */
  public Visibility look(Stage stage, String by, String rule) {
    long openings = 0;
    long strange = 0;
    boolean refused = false;
    for (RunningAgent agent : agents) {
      openings += state.connect(agent).openings(0).getEntriesCount();
      strange += strange(agent);
      refused |= !agent.agent().refusals().isEmpty();
    }
    if (strange > 0) {
      stage
          .story()
          .sees(
              "The authority",
              "finds " + strange + " openings in the agents' logs that it never ordered");
      return Visibility.evidentLater(
          "authority", "the agents' logs beside its own orders", stage.clock().epoch());
    }
    stage
        .story()
        .sees(
            "The authority",
            "finds an order of its own for each of " + openings + " openings in the agents' logs");
    return refused ? Visibility.prevented(by, rule) : Visibility.SILENT;
  }

  /** Openings of one agent without an order, and entries of its log that it does not explain. */
  private long strange(RunningAgent agent) {
    List<OpeningRecord> records = agent.agent().records();
    long unordered =
        records.stream().filter(record -> !state.authority().hasOrdered(record.order())).count();
    long logged = state.connect(agent).openings(0).getEntriesCount();
    return unordered + Math.abs(logged - records.size());
  }
}
