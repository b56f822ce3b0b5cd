package org.frontdoor.conformance.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Verdict;

/**
 * Which mutant is red where: one row a mutant, one column a purpose.
 *
 * @param purposes the columns
 * @param rows the mutants
 */
record Matrix(List<String> purposes, List<Row> rows) {

  private static final String HEAD = "purpose,fault,says";

  /** Copies the lists. */
  Matrix {
    purposes = List.copyOf(purposes);
    rows = List.copyOf(rows);
  }

  /**
   * What the whole suite says of one mutant.
   *
   * @param purpose that it breaks
   * @param fault what it does wrong
   * @param says what the suite says of its purpose
   * @param verdicts the first letter of the verdict of each purpose
   */
  record Row(String purpose, String fault, String says, Map<String, String> verdicts) {

    static Row of(Mutant mutant, RunResult result) {
      Map<String, String> verdicts = new TreeMap<>();
      String says = "";
      for (CaseResult one : result.results()) {
        verdicts.merge(one.purpose(), letter(one.verdict()), Row::worse);
        if (one.purpose().equals(mutant.purpose()) && one.verdict() == Verdict.FAIL) {
          says = one.expected() + " - " + one.actual();
        }
      }
      return new Row(mutant.purpose(), mutant.fault(), says, verdicts);
    }

    /** Whether the suite has found it out. */
    boolean killed() {
      return red(verdicts.getOrDefault(purpose, "-"));
    }

    /** Purposes on which it is red though it does not break them. */
    List<String> collateral() {
      return alsoRed().stream().filter(other -> !Kin.are(purpose, other)).toList();
    }

    /** Purposes that ask for the same in other words, on which it is red too. */
    List<String> kin() {
      return alsoRed().stream().filter(other -> Kin.are(purpose, other)).toList();
    }

    private List<String> alsoRed() {
      return verdicts.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(purpose) && red(entry.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }

    private static boolean red(String letter) {
      return letter.equals("F") || letter.equals("S");
    }

    private static String letter(Verdict verdict) {
      return switch (verdict) {
        case PASS -> ".";
        case FAIL -> "F";
        case WARN -> "W";
        case NOT_APPLICABLE -> "n";
        case INCONCLUSIVE -> "i";
        case SUITE_ERROR -> "S";
      };
    }

    private static String worse(String one, String other) {
      String order = ".nWiSF";
      return order.indexOf(one) >= order.indexOf(other) ? one : other;
    }
  }

  /** The rows of an earlier matrix, if it has the same columns; none otherwise. */
  static List<Row> earlier(List<String> lines, List<String> purposes) {
    if (lines.isEmpty() || !lines.getFirst().equals(head(purposes))) {
      return List.of();
    }
    return lines.stream().skip(1).map(line -> row(line, purposes)).toList();
  }

  private static Row row(String line, List<String> purposes) {
    String[] texts = line.split("\"", -1);
    String[] letters = texts[4].substring(1).split(",", -1);
    Map<String, String> verdicts = new TreeMap<>();
    for (int i = 0; i < letters.length; i++) {
      verdicts.put(purposes.get(i), letters[i]);
    }
    String purpose = texts[0].substring(0, texts[0].length() - 1);
    return new Row(purpose, texts[1], texts[3], verdicts);
  }

  private static String quoted(String text) {
    return text.replace('"', '\'').replace('\n', ' ');
  }

  private static String head(List<String> purposes) {
    return HEAD + "," + String.join(",", purposes);
  }

  /** The whole matrix, for programs. */
  String csv() {
    StringBuilder csv = new StringBuilder(head(purposes)).append('\n');
    for (Row row : rows) {
      csv.append(row.purpose());
      csv.append(",\"").append(quoted(row.fault())).append('"');
      csv.append(",\"").append(quoted(row.says())).append('"');
      for (String purpose : purposes) {
        csv.append(',').append(row.verdicts().getOrDefault(purpose, "-"));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** What it shows, for a person. */
  String markdown(int examined, int allMutants) {
    List<String> lines = new ArrayList<>();
    lines.add("# Kill matrix");
    lines.add("");
    lines.add(
        "Whether the conformance suite can be trusted, tested by endpoints that are wrong in");
    lines.add("exactly one way: the whole suite was run against the first mutant of each purpose.");
    lines.add(
        "(`KillIT` runs all "
            + allMutants
            + " mutants against the cases of their own purposes, at every build.) This page and");
    lines.add(
        "[kill-matrix.csv](kill-matrix.csv), which has every purpose against every mutant, are");
    lines.add(
        "generated by `KillMatrixIT`; do not edit them. In the table of numbers `.` is PASS,");
    lines.add("`F` FAIL, `W` WARN, `i` INCONCLUSIVE, `n` NOT APPLICABLE, `S` SUITE ERROR.");
    lines.add("");
    long killed = rows.stream().filter(Row::killed).count();
    long clean = rows.stream().filter(row -> row.collateral().isEmpty()).count();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d of %d mutants have been run, of %d purposes; %d found out, %d survived; %d red on an"
                + " unrelated purpose.",
            rows.size(),
            examined,
            rows.stream().map(Row::purpose).distinct().count(),
            killed,
            rows.size() - killed,
            rows.size() - clean));
    lines.add("");
    lines.add("Purposes that ask for the same in other words break together: " + Kin.sentence());
    lines.add("");
    lines.add(
        "| purpose | the mutant | what the suite says of it | the same in other words | unrelated |");
    lines.add("|---|---|---|---|---|");
    for (Row row : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s |",
              row.purpose(),
              row.fault(),
              row.killed() ? row.says().replace("|", "\\|") : "**survived**",
              String.join(", ", row.kin()),
              String.join(", ", row.collateral())));
    }
    lines.add("");
    return String.join("\n", lines);
  }
}
