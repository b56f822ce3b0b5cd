package org.frontdoor.conformance.bundle;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chain of a bundle's lines. A line is {@code
 * {"prev":"<hash>","hash":"<hash>","kind":"<kind>","body":<JSON>}}; its hash is SHA-256 over {@code
 * prev}, {@code kind} and the bytes of {@code body} as they stand, each after the other with a line
 * break between. The first {@code prev} is all zeros.
 */
final class Chain {

  static final String BEGINNING = "0".repeat(64);

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"prev\":\"([0-9a-f]{64})\",\"hash\":\"([0-9a-f]{64})\","
              + "\"kind\":\"([a-z]{1,16})\",\"body\":(\\{.*\\})\\}",
          Pattern.DOTALL);

  private String head = BEGINNING;
  private int lines;

  /** A line that fits the chain. */
  record Link(String kind, String body) {}

  /** Hash of the last line. */
  String head() {
    return head;
  }

  /** How many lines there are. */
  int lines() {
    return lines;
  }

  /** Puts a line at the end; the line comes back, without a line break. */
  String append(String kind, String body) {
    String prev = head;
    head = hash(prev, kind, body);
    lines++;
    return "{\"prev\":\""
        + prev
        + "\",\"hash\":\""
        + head
        + "\",\"kind\":\""
        + kind
        + "\",\"body\":"
        + body
        + "}";
  }

  /** Checks that a line continues the chain. */
  Link follow(String line) throws BundleException {
    lines++;
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw BundleException.inLine(lines, "is not a line of a bundle");
    }
    if (!parts.group(1).equals(head)) {
      throw BundleException.inLine(lines, "does not follow the line before");
    }
    String hash = hash(parts.group(1), parts.group(3), parts.group(4));
    if (!hash.equals(parts.group(2))) {
      throw BundleException.inLine(lines, "has been changed");
    }
    head = hash;
    return new Link(parts.group(3), parts.group(4));
  }

  private static String hash(String prev, String kind, String body) {
    return Hashing.sha256()
        .hashString(prev + "\n" + kind + "\n" + body, StandardCharsets.UTF_8)
        .toString();
  }
}
