package org.frontdoor.conformance.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.hi1.v1.DeliveryKey;

/**
 * How an authority under test is driven: docs/conformance/authority-adapter.md.
 *
 * @param commands program and arguments by name; in an argument {@code {folder}}, {@code {host}}
 *     and {@code {port}} stand for what the suite puts there
 * @param deliveryKeys public keys to which records may be sealed, best first
 */
public record AuthorityAdapter(Map<String, List<String>> commands, List<DeliveryKey> deliveryKeys) {

  /** Of a provider, which is not driven. */
  public static final AuthorityAdapter NONE = new AuthorityAdapter(Map.of(), List.of());

  /** Connects, receives and stores until its standard input is closed. */
  public static final String RECEIVE = "receive";

  /** Prints what is stored, as JSON. */
  public static final String REPORT = "report";

  /** Copies the collections. */
  public AuthorityAdapter {
    Map<String, List<String>> copies = new HashMap<>();
    commands.forEach((name, words) -> copies.put(name, List.copyOf(words)));
    commands = Map.copyOf(copies);
    deliveryKeys = List.copyOf(deliveryKeys);
  }
}
