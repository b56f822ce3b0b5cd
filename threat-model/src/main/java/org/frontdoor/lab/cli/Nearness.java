package org.frontdoor.lab.cli;

import java.util.Locale;

/** How far two words are apart. */
final class Nearness {

  private Nearness() {}

  /** How many letters have to be written, left out or changed, capitals or not (Levenshtein). */
  static int distance(String one, String two) {
    String a = one.toUpperCase(Locale.ROOT);
    String b = two.toUpperCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
