package org.frontdoor.protocol.identity;

import java.util.Map;
import java.util.Set;
import org.frontdoor.common.v1.KeyRole;

/**
 * The realms that count for each role. A key of any other realm verifies nothing, however well it
 * is certified.
 *
 * @param byRole the realms of each role; a role that is absent has none
 */
public record AcceptedRealms(Map<KeyRole, Set<String>> byRole) {

  /** Realm of authorities, judges and prosecutors. */
  public static final String CRIMINAL = "criminal";

  /** Realm of providers and of their evidence keys. */
  public static final String SERVICE = "service";

  /** Realm of time-stamping authorities. */
  public static final String TIMESTAMP = "timestamp";

  /** Realm of testers. */
  public static final String TEST = "test";

  /** Realm of escrow agents and of their coordinators. */
  public static final String ESCROW = "escrow";

  private static final AcceptedRealms USUAL =
      new AcceptedRealms(
          Map.of(
              KeyRole.KEY_ROLE_JUDGE, Set.of(CRIMINAL),
              KeyRole.KEY_ROLE_PROSECUTOR, Set.of(CRIMINAL),
              KeyRole.KEY_ROLE_AUTHORITY, Set.of(CRIMINAL),
              KeyRole.KEY_ROLE_PROVIDER, Set.of(SERVICE),
              KeyRole.KEY_ROLE_EVIDENCE, Set.of(SERVICE),
              KeyRole.KEY_ROLE_TIMESTAMP, Set.of(TIMESTAMP),
              KeyRole.KEY_ROLE_TESTER, Set.of(TEST),
              KeyRole.KEY_ROLE_ESCROW_AGENT, Set.of(ESCROW),
              KeyRole.KEY_ROLE_ESCROW_COORDINATOR, Set.of(ESCROW)));

  public AcceptedRealms {
    byRole = Map.copyOf(byRole);
  }

  /** One realm a role, as proto/spec/signatures.md lists them. */
  public static AcceptedRealms usual() {
    return USUAL;
  }

  /** Whether the realm counts for the role. */
  public boolean accept(KeyRole role, String realm) {
    return byRole.getOrDefault(role, Set.of()).contains(realm);
  }
}
