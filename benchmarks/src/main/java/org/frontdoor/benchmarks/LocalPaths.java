package org.frontdoor.benchmarks;

import java.util.regex.Pattern;

/** Keeps this machine's folders out of what is published. */
final class LocalPaths {

  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./:])(?:/[\\w.+@-]+){2,}|\\b[A-Za-z]:\\\\[^\\s\"']+");

  private LocalPaths() {}

  /** The text with each absolute path replaced by the last part of it. */
  static String without(String text) {
    return PATH.matcher(text)
        .replaceAll(
            found -> {
              String path = found.group();
              return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
            });
  }
}
