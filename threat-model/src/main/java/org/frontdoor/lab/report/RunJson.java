package org.frontdoor.lab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.StoryLine;
import org.frontdoor.lab.scenario.Visibility;

/**
 * Runs as a JSON document: src/main/resources/schema/lab-runs.schema.json. What the wall clock says
 * stands under {@code wallClock} alone; everything else is the same for the same seed.
 */
public final class RunJson {

  /** Name and version of the format. */
  public static final String FORMAT = "frontdoor-lab-runs/1";

  /** Stands for a figure of what did not happen. */
  static final String NEVER = "never";

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunJson() {}

  /** Runs in their order, indented. */
  public static String write(List<RunResult> results) {
    ObjectNode document = JSON.createObjectNode().put("format", FORMAT);
    ArrayNode runs = document.putArray("runs");
    results.forEach(result -> run(runs.addObject(), result));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }

  private static void run(ObjectNode run, RunResult result) {
    var plan = result.plan();
    run.put("scenario", plan.entry().id())
        .put("title", plan.entry().heading().title())
        .put("profile", plan.profile().name())
        .put("mode", Words.mode(plan.mode()))
        .put("seed", plan.seed())
        .put("architecture", plan.profile().cells().architecture().name());
    texts(
        run.putArray("guarantees"),
        plan.profile().cells().guarantees().stream().map(Enum::name).toList());
    ObjectNode judgement = run.putObject("judgement");
    judgement.put("verdict", Words.judgement(result.judgement()));
    texts(judgement.putArray("remarks"), Words.remarks(result.judgement()));
    plan.profile().surprise().ifPresent(surprise -> run.put("documentedSurprise", surprise));
    result
        .outcome()
        .ifPresent(
            outcome -> outcome(run.putObject("outcome"), outcome, plan.entry().terms().harm()));
    ObjectNode adversary = run.putObject("adversary");
    adversary.put("code", plan.entry().opponent().code().name());
    texts(adversary.putArray("knows"), plan.entry().opponent().knows());
    texts(adversary.putArray("used"), result.trace().used());
    ObjectNode spent = adversary.putObject("spent");
    result.trace().spent().forEach((kind, amount) -> spent.put(kind.word(), amount));
    ArrayNode story = run.putArray("story");
    result.trace().story().forEach(line -> line(story.addObject(), line));
    ObjectNode wallClock = run.putObject("wallClock");
    wallClock.put("millis", result.trace().took().toMillis());
    ObjectNode timings = wallClock.putObject("timings");
    result.outcome().ifPresent(outcome -> outcome.timings().forEach(timings::put));
  }

  private static void outcome(ObjectNode node, Outcome outcome, String harm) {
    ObjectNode effect = node.putObject("effect");
    effect.put("kind", outcome.effect().kind().word());
    switch (outcome.effect()) {
      case Effect.Degrades degrades -> metric(effect.putObject("fraction"), degrades.fraction());
      case Effect.NotApplicable none -> effect.put("reason", none.reason());
      case Effect.Inconclusive none -> effect.put("reason", none.reason());
      case Effect.Holds holds -> {}
      case Effect.Breaks breaks -> {}
    }
    visibility(node.putObject("visibility"), outcome.visibility());
    node.put("harm", harm);
    ObjectNode metrics = node.putObject("metrics");
    outcome.metrics().forEach((name, metric) -> metric(metrics.putObject(name), metric));
  }

  private static void visibility(ObjectNode node, Visibility visibility) {
    node.put("kind", visibility.kind().word());
    switch (visibility) {
      case Visibility.Prevented one -> node.put("by", one.by()).put("from", one.from());
      case Visibility.Detected one ->
          node.put("by", one.by()).put("from", one.from()).put("epoch", one.epoch());
      case Visibility.EvidentLater one ->
          node.put("by", one.by()).put("from", one.from()).put("epoch", one.epoch());
      case Visibility.Silent silent -> {}
    }
  }

  private static void metric(ObjectNode node, Metric metric) {
    node.put("value", metric instanceof Metric.Never ? NEVER : Words.value(metric));
    if (metric instanceof Metric.Never never) {
      never.within().ifPresent(horizon -> node.put("within", horizon));
    }
    if (metric instanceof Metric.Fraction share) {
      node.put("numerator", share.numerator()).put("denominator", share.denominator());
    }
    node.put("unit", metric.unit());
  }

  private static void line(ObjectNode node, StoryLine line) {
    node.put("epoch", line.epoch())
        .put("phase", line.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
        .put("who", line.who())
        .put("what", line.what());
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
