package org.frontdoor.conformance.statement;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.jspecify.annotations.Nullable;

/** Reads the part of a declaration that says how an authority is driven. */
final class AdapterReader {

  private static final String COMMANDS = "commands";
  private static final String KEYS = "delivery-keys";
  private static final int XWING_BYTES = 1216;
  private static final int X25519_BYTES = 32;

  private final Map<?, ?> fields;
  private final Faults faults;

  /** Makes the exception that names field, rule and remedy. */
  interface Faults {
    StatementException wrong(String field, String rule, String remedy);
  }

  AdapterReader(Map<?, ?> fields, Faults faults) {
    this.fields = fields;
    this.faults = faults;
  }

  AuthorityAdapter read(TestedRole role) throws StatementException {
    if (role == TestedRole.PROVIDER) {
      refuse(COMMANDS);
      refuse(KEYS);
      return AuthorityAdapter.NONE;
    }
    return new AuthorityAdapter(commands(), keys());
  }

  private void refuse(String field) throws StatementException {
    if (fields.containsKey(field)) {
      throw faults.wrong(field, "belongs to an authority", "remove it");
    }
  }

  private Map<String, List<String>> commands() throws StatementException {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    for (var entry : map(COMMANDS).entrySet()) {
      commands.put(String.valueOf(entry.getKey()), words(entry.getKey(), entry.getValue()));
    }
    Set<String> needed = Set.of(AuthorityAdapter.RECEIVE, AuthorityAdapter.REPORT);
    if (!commands.keySet().equals(needed)) {
      throw faults.wrong(
          COMMANDS, "does not have receive and report, and them alone", "write one line for each");
    }
    return commands;
  }

  private List<String> words(@Nullable Object name, @Nullable Object value)
      throws StatementException {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw faults.wrong(
          COMMANDS + "." + name, "is not a program with its arguments", "write it as [a, b]");
    }
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(String.valueOf(word)));
    return words;
  }

  private List<DeliveryKey> keys() throws StatementException {
    List<DeliveryKey> keys = new ArrayList<>();
    for (var entry : map(KEYS).entrySet()) {
      String suite = String.valueOf(entry.getKey());
      String text = String.valueOf(entry.getValue());
      switch (suite) {
        case "xwing" ->
            keys.add(
                key(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM, text, XWING_BYTES));
        case "x25519" ->
            keys.add(
                key(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM, text, X25519_BYTES));
        default ->
            throw faults.wrong(KEYS, "'" + suite + "' is not a suite", "write xwing or x25519");
      }
    }
    if (keys.isEmpty()) {
      throw faults.wrong(KEYS, "has no key", "write the public key that records are sealed to");
    }
    return keys;
  }

  private DeliveryKey key(SealingSuite suite, String text, int bytes) throws StatementException {
    try {
      byte[] raw = Base64.getMimeDecoder().decode(text);
      if (raw.length == bytes) {
        return DeliveryKey.newBuilder()
            .setSuite(suite)
            .setPublicKey(ByteString.copyFrom(raw))
            .build();
      }
    } catch (IllegalArgumentException e) {
      // The same as a key of another length.
    }
    throw faults.wrong(KEYS, "has no key of " + bytes + " bytes in Base64", "write the raw key");
  }

  private Map<?, ?> map(String field) throws StatementException {
    if (fields.get(field) instanceof Map<?, ?> map) {
      return map;
    }
    throw faults.wrong(field, "is missing or has no entries", "an authority is driven by it");
  }
}
