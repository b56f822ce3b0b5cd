package org.frontdoor.lab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Guarantee;
import org.frontdoor.lab.report.Matrix.Cell;

/** The matrix as a JSON document, every cell of it. */
public final class MatrixJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MatrixJson() {}

  /** The document, indented. */
  public static String write(Matrix matrix) {
    ArrayNode cells = JSON.createArrayNode();
    for (Guarantee guarantee : Guarantee.values()) {
      for (Architecture architecture : Architecture.values()) {
        cell(cells.addObject(), matrix.cell(architecture, guarantee));
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(JSON.createObjectNode().set("cells", cells))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }

  private static void cell(ObjectNode node, Cell cell) {
    node.put("architecture", cell.architecture().name())
        .put("guarantee", cell.guarantee().name())
        .put("worst", cell.worst().map(Mark::letter).orElse("not run"))
        .put("best", cell.best().map(Mark::letter).orElse("not run"))
        .put("open", cell.isOpen())
        .put("surprise", cell.surprising())
        .put("betterThanPredicted", cell.betterThanPredicted());
    ArrayNode predicted = node.putArray("predicted");
    cell.predicted().forEach(mark -> predicted.add(mark.letter()));
    ArrayNode runs = node.putArray("runs");
    for (RunSummary run : cell.runs()) {
      ObjectNode one =
          runs.addObject()
              .put("scenario", run.key().scenario())
              .put("profile", run.key().profile())
              .put("judgement", run.judged().words());
      run.verdict()
          .ifPresent(
              verdict ->
                  one.put("effect", verdict.effect())
                      .put("visibility", verdict.visibility())
                      .put("harm", verdict.harm())
                      .put("number", verdict.number()));
      run.surprise().ifPresent(surprise -> one.put("documentedSurprise", surprise));
    }
  }
}
