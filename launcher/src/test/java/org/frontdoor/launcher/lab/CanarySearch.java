package org.frontdoor.launcher.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Searches files for planted values, in the encodings in which a Java program could have left them
 * there: as UTF-8, and as UTF-16 in either byte order.
 */
final class CanarySearch {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  private final List<Needle> needles = new ArrayList<>();
  private final int overlap;

  private static final class Needle {
    private final String name;
    private final byte[] bytes;

    Needle(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }
  }

  /**
   * Looks for these values.
   *
   * @param canaries values that occur nowhere by chance
   */
  CanarySearch(List<String> canaries) {
    for (String canary : canaries) {
      for (Charset encoding : ENCODINGS) {
        needles.add(new Needle(canary + " in " + encoding, canary.getBytes(encoding)));
      }
    }
    overlap = needles.stream().mapToInt(needle -> needle.bytes.length).max().orElseThrow();
  }

  /** Where the canaries are, as {@code file: canary in encoding}; links are not followed. */
  List<String> in(Path folder, Predicate<Path> searched) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).filter(searched).sorted().toList()) {
        found.addAll(inFile(file));
      }
    }
    return found;
  }

  /** Where the canaries are in one file. */
  List<String> inFile(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    byte[] window = new byte[CHUNK_BYTES + overlap];
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      int kept = 0;
      int read = input.readNBytes(window, kept, CHUNK_BYTES);
      while (read > 0) {
        int length = kept + read;
        for (Needle needle : needles) {
          String hit = file + ": " + needle.name;
          if (!found.contains(hit) && contains(window, length, needle.bytes)) {
            found.add(hit);
          }
        }
        kept = Math.min(overlap, length);
        System.arraycopy(window, length - kept, window, 0, kept);
        read = input.readNBytes(window, kept, CHUNK_BYTES);
      }
    }
    return found;
  }

  private static boolean contains(byte[] haystack, int length, byte[] needle) {
    int last = length - needle.length;
    for (int at = 0; at <= last; at++) {
      if (haystack[at] == needle[0] && matches(haystack, at, needle)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] haystack, int at, byte[] needle) {
    for (int i = 1; i < needle.length; i++) {
      if (haystack[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }
}
