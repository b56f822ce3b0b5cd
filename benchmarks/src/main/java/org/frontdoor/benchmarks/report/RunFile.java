package org.frontdoor.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Goal;

/** A run as a JSON document, and back. */
public final class RunFile {

  /** What the document is called in its folder. */
  public static final String NAME = "run.json";

  private RunFile() {}

  /** The run as a document that ends with a line break. */
  public static String write(Run run) {
    try {
      return writer().writeValueAsString(run) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run cannot be written as JSON", e);
    }
  }

  /**
   * Reads a run.
   *
   * @throws BenchException if the file is not there or holds no run
   */
  public static Run read(Path file) throws BenchException {
    try {
      return mapper().readValue(Files.readString(file), Run.class);
    } catch (JsonProcessingException e) {
      throw new BenchException(
          file + " holds no run",
          "Name the run.json that `frontdoor bench` of this version has written.",
          e);
    } catch (IOException e) {
      throw new BenchException(
          file + " cannot be read", "Name the run.json that `frontdoor bench` has written.", e);
    }
  }

  private static ObjectWriter writer() {
    return mapper().writerWithDefaultPrettyPrinter();
  }

  /** How the types are written, told apart from the types themselves. */
  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .addMixIn(Outcome.class, OutcomeShape.class)
        .addMixIn(Chart.class, ChartShape.class)
        .addMixIn(Chart.Point.class, PairShape.class)
        .addMixIn(Chart.Percentile.class, PairShape.class)
        .addMixIn(Goal.class, GoalShape.class)
        .build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Outcome.Broken.class, name = "broken")
  })
  private interface OutcomeShape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Chart.OverTime.class, name = "over-time"),
    @JsonSubTypes.Type(value = Chart.Percentiles.class, name = "percentiles")
  })
  private interface ChartShape {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface PairShape {}

  @JsonIgnoreProperties(value = "met", allowGetters = true)
  private interface GoalShape {

    @JsonProperty("met")
    boolean met();
  }
}
