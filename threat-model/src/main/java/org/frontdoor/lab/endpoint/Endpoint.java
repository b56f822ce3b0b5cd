package org.frontdoor.lab.endpoint;

import java.util.List;
import java.util.Map;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;

/**
 * The reference endpoint: a provider in a process of its own, reached by TLS on loopback alone, and
 * the authority, judge and tester who know it. Shared by all runs of a program, so a scenario takes
 * accounts and warrants of its own and leaves those of others alone.
 */
public interface Endpoint {

  /** HI-1 and HI-2. */
  ProviderAddress li();

  /** The messenger's users. */
  ProviderAddress messenger();

  /** The log of taskings, which anybody may read. It publishes whatever it is asked for at once. */
  ProviderAddress log();

  /** Keys, certificates and trust of everybody. */
  LabFolder lab();

  /** The clock and the randomness of whoever talks to it; the clock is the real one. */
  World world();

  /** The judge, whose warrants the endpoint accepts. */
  Judge judge();

  /** The authority's keys, trust and identity, for clients of a scenario's own. */
  AuthorityConfig authority();

  /** A new connection of the authority; the caller closes it, best by {@code Stage.onRevert}. */
  CaseOfficer officer();

  /** Where that authority receives; its collector runs from the first time on. Do not close it. */
  AuthorityDesk desk();

  /**
   * Further authorities, with nobody receiving for them: for a scenario that plays the stream
   * itself. Their folders lie in {@link #lab()}.
   *
   * @return their identifiers, always the same
   */
  List<String> furtherAuthorities();

  /**
   * Another endpoint of the same make, configured otherwise, for a scenario that fills what is
   * bounded. It is started when somebody first asks for these settings, shared by all runs like
   * this one, and closed with it.
   *
   * @param settings environment variables that override its configuration
   */
  Endpoint configured(Map<String, String> settings);

  /**
   * Another endpoint, whose time may be moved. Like {@link #configured} in the rest; do not close
   * it.
   */
  MovableEndpoint movable();

  /** The tester's connection, shared: it makes accounts, traffic and time. Do not close it. */
  UpperTester tester();

  /**
   * Waits until interception has read everything that has happened.
   *
   * @throws InterruptedException if the caller is interrupted
   */
  void settle() throws InterruptedException;

  /**
   * Makes accounts that nobody has used before.
   *
   * @param prefix letters that tell whose they are, such as {@code sco01}
   * @param count how many
   * @return their identifiers
   */
  List<String> freshAccounts(String prefix, int count);

  /**
   * A reference for a warrant that nobody has used before.
   *
   * @param prefix letters that tell whose it is
   */
  String freshReference(String prefix);
}
