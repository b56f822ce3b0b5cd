package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.frontdoor.protocol.chain.Sha256;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;

/**
 * A client that looks whatever its user sends up in a list of toy fingerprints, and reports what it
 * finds to whoever curates the list. A fingerprint is the beginning of a hash: nothing of a real
 * list or of real pictures is here.
 */
public final class Scanner {

  private static final int FINGERPRINT_BYTES = 8;

  private final String owner;
  private final ReleaseGate gate;
  private final List<TlogFault> refused = new ArrayList<>();
  private Release list;

  /**
   * What a client reports.
   *
   * @param owner whose client
   * @param content what was found
   */
  public record Report(String owner, String content) {}

  /**
   * A new client.
   *
   * @param gate what it asks of a list before it uses it
   * @param list what it begins with
   */
  public Scanner(String owner, ReleaseGate gate, Release list) {
    this.owner = owner;
    this.gate = gate;
    this.list = list;
  }

  /** A list of these contents. */
  public static ByteString list(List<String> contents) {
    StringBuilder text = new StringBuilder();
    contents.stream()
        .map(Scanner::fingerprint)
        .sorted()
        .forEach(print -> text.append(print).append('\n'));
    return ByteString.copyFromUtf8(text.toString());
  }

  /**
   * Takes a new list, if the client may.
   *
   * @throws TlogException why it does not
   */
  public void take(Release update) throws TlogException {
    try {
      gate.require(update);
    } catch (TlogException e) {
      refused.add(e.fault());
      throw e;
    }
    list = update;
  }

  /** Why it has refused lists, one after another. */
  public List<TlogFault> refused() {
    return List.copyOf(refused);
  }

  /** Sends something; returns what is reported of it. */
  public Optional<Report> send(String content) {
    boolean listed = list.content().toStringUtf8().lines().anyMatch(fingerprint(content)::equals);
    return listed ? Optional.of(new Report(owner, content)) : Optional.empty();
  }

  private static String fingerprint(String content) {
    byte[] hash = new Sha256().add(content.getBytes(StandardCharsets.UTF_8)).finish().toByteArray();
    return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
  }
}
