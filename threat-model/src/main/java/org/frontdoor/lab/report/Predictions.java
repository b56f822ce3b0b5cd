package org.frontdoor.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Guarantee;
import org.jspecify.annotations.Nullable;

/**
 * What was predicted before anything ran, for the worst adversary of each cell:
 * src/main/resources/matrix/predicted.csv. Several marks in one cell depend on the variant.
 */
public final class Predictions {

  private static final String FILE = "/matrix/predicted.csv";

  private final Map<Guarantee, Map<Architecture, List<Mark>>> marks;

  private Predictions(Map<Guarantee, Map<Architecture, List<Mark>>> marks) {
    this.marks = marks;
  }

  /** Reads them from the program's own resources. */
  public static Predictions load() {
    try (@Nullable InputStream in = Predictions.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + FILE, e);
    }
  }

  static Predictions read(String csv) {
    List<String> lines = csv.lines().filter(line -> !line.startsWith("#")).toList();
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    Map<Guarantee, Map<Architecture, List<Mark>>> marks = new EnumMap<>(Guarantee.class);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      Map<Architecture, List<Mark>> row = new EnumMap<>(Architecture.class);
      for (int i = 1; i < cells.size(); i++) {
        row.put(Architecture.of(columns.get(i)).orElseThrow(), marks(cells.get(i)));
      }
      marks.put(Guarantee.of(cells.getFirst()).orElseThrow(), row);
    }
    return new Predictions(marks);
  }

  /** What was predicted of a cell, at least one mark. */
  public List<Mark> of(Architecture architecture, Guarantee guarantee) {
    return marks.getOrDefault(guarantee, Map.of()).getOrDefault(architecture, List.of());
  }

  private static List<Mark> marks(String cell) {
    List<Mark> marks = new ArrayList<>();
    for (String letter : cell.split("/", -1)) {
      marks.add(Mark.of(letter).orElseThrow());
    }
    return marks;
  }
}
