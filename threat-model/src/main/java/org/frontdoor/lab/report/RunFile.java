package org.frontdoor.lab.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.frontdoor.lab.catalogue.Architecture;
import org.frontdoor.lab.catalogue.Guarantee;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Visibility;

/** Reads what {@link RunJson} writes. */
public final class RunFile {

  private static final int DEEPEST = 20;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Set<String> MODES = words(Mode.values(), Words::mode);
  private static final Set<String> EFFECTS = words(Effect.Kind.values(), Effect.Kind::word);
  private static final Set<String> VISIBILITIES =
      words(Visibility.Kind.values(), Visibility.Kind::word);
  private static final Set<String> JUDGEMENTS =
      Set.of("as predicted", "surprise", "inconclusive", "failed", "skipped");

  private final String file;

  private RunFile(String file) {
    this.file = file;
  }

  /**
   * Reads runs.
   *
   * @param file name of the file, for messages
   * @param text what it holds
   * @throws RunFileException if these are no runs
   */
  public static List<RunSummary> read(String file, String text) throws RunFileException {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RunFileException(file, "is not JSON");
    }
    RunFile reader = new RunFile(file);
    if (!reader.text(document, "format", "the file").equals(RunJson.FORMAT)) {
      throw new RunFileException(file, "is not of the format " + RunJson.FORMAT);
    }
    List<RunSummary> runs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode run : reader.array(document, "runs", "the file")) {
      RunSummary summary = reader.run(run, "run " + (runs.size() + 1));
      if (!names.add(summary.key().words())) {
        throw new RunFileException(
            file, "has " + summary.key().words() + " twice; keep each in a file of its own");
      }
      runs.add(summary);
    }
    return runs;
  }

  private static <T> Set<String> words(T[] kinds, Function<T, String> word) {
    return Arrays.stream(kinds).map(word).collect(Collectors.toUnmodifiableSet());
  }

  private RunSummary run(JsonNode run, String place) throws RunFileException {
    if (!run.path("seed").canConvertToLong()) {
      throw wrong(place, "has no seed");
    }
    return new RunSummary(
        new RunSummary.Key(
            text(run, "scenario", place),
            text(run, "profile", place),
            word(run, "mode", MODES, place),
            run.path("seed").longValue()),
        cells(run, place),
        judged(run, place),
        run.has("outcome")
            ? Optional.of(verdict(run.path("outcome"), place + ", outcome"))
            : Optional.empty(),
        run.has("documentedSurprise")
            ? Optional.of(text(run, "documentedSurprise", place))
            : Optional.empty());
  }

  private RunSummary.Judged judged(JsonNode run, String place) throws RunFileException {
    JsonNode judgement = run.path("judgement");
    String word = word(judgement, "verdict", JUDGEMENTS, place + ", judgement");
    boolean came = word.equals("as predicted") || word.equals("surprise");
    if (came != run.has("outcome")) {
      throw wrong(place, "is " + word + " and has " + (came ? "no outcome" : "an outcome"));
    }
    List<String> remarks = new ArrayList<>();
    for (JsonNode remark : array(judgement, "remarks", place + ", judgement")) {
      remarks.add(remark.asText());
    }
    return new RunSummary.Judged(word, remarks);
  }

  private Profile.Cells cells(JsonNode run, String place) throws RunFileException {
    Architecture architecture =
        Architecture.of(text(run, "architecture", place))
            .orElseThrow(() -> wrong(place, "names an architecture that there is not"));
    Set<Guarantee> guarantees = EnumSet.noneOf(Guarantee.class);
    for (JsonNode one : array(run, "guarantees", place)) {
      guarantees.add(
          Guarantee.of(one.asText())
              .orElseThrow(() -> wrong(place, "names a guarantee that there is not")));
    }
    if (guarantees.isEmpty()) {
      throw wrong(place, "names no guarantee");
    }
    return new Profile.Cells(architecture, guarantees);
  }

  private RunSummary.Verdict verdict(JsonNode outcome, String place) throws RunFileException {
    JsonNode visibility = outcome.path("visibility");
    List<String> noticed = new ArrayList<>();
    for (String field : List.of("by", "from", "epoch")) {
      if (visibility.has(field)) {
        noticed.add(visibility.path(field).asText());
      }
    }
    SortedMap<String, String> metrics = new TreeMap<>();
    for (var metric : outcome.path("metrics").properties()) {
      metrics.put(metric.getKey(), figure(metric.getValue(), place));
    }
    return new RunSummary.Verdict(
        word(outcome.path("effect"), "kind", EFFECTS, place + ", effect"),
        word(visibility, "kind", VISIBILITIES, place + ", visibility"),
        noticed,
        text(outcome, "harm", place),
        metrics);
  }

  private String figure(JsonNode metric, String place) throws RunFileException {
    String value = text(metric, "value", place);
    JsonNode within = metric.path("within");
    return value.equals(RunJson.NEVER)
        ? Words.notWithin(
            within.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(within.asLong()),
            text(metric, "unit", place))
        : value;
  }

  private String text(JsonNode node, String field, String place) throws RunFileException {
    if (!node.path(field).isTextual()) {
      throw wrong(place, "has no " + field);
    }
    return node.path(field).asText();
  }

  private String word(JsonNode node, String field, Set<String> words, String place)
      throws RunFileException {
    String word = text(node, field, place);
    if (!words.contains(word)) {
      throw wrong(place, "has the " + field + " " + word + ", which there is not");
    }
    return word;
  }

  private JsonNode array(JsonNode node, String field, String place) throws RunFileException {
    if (!node.path(field).isArray()) {
      throw wrong(place, "has no " + field);
    }
    return node.path(field);
  }

  private RunFileException wrong(String place, String rule) {
    return new RunFileException(file, "is no file of runs: " + place + " " + rule);
  }
}
