package org.frontdoor.lab.catalogue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.frontdoor.lab.catalogue.Expectation.Noticing;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/** Reads a profile of an entry. */
final class ProfileReader {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final Set<String> FIELDS =
      new TreeSet<>(Set.of("means", "architecture", "cells", "parameters", "expect", "surprise"));
  private static final Set<String> EXPECT =
      new TreeSet<>(Set.of("effect", "visibility", "metrics"));
  private static final Set<String> DEGRADATION = new TreeSet<>(Set.of("is", "fraction"));
  private static final Set<String> NOTICING = new TreeSet<>(Set.of("is", "by", "epoch"));

  private final String name;
  private final YamlField root;
  private final SequencedMap<String, YamlField> fields;

  ProfileReader(String name, YamlField root) throws CatalogueException {
    this.name = name;
    this.root = root;
    this.fields = root.fields(FIELDS);
  }

  Profile profile() throws CatalogueException {
    if (!NAME.matcher(name).matches()) {
      throw root.wrong("is not a name of a profile", "write one such as delete_keys");
    }
    @Nullable YamlField parameters = fields.get("parameters");
    @Nullable YamlField surprise = fields.get("surprise");
    return new Profile(
        name,
        root.required(fields, "means").text(),
        cells(),
        parameters == null ? Map.of() : EntryReader.parameters(parameters),
        expectation(root.required(fields, "expect")),
        surprise == null ? Optional.empty() : Optional.of(surprise.text()));
  }

  private Profile.Cells cells() throws CatalogueException {
    Architecture architecture =
        root.required(fields, "architecture")
            .word(Architecture::of, "is not an architecture", "write A0 to A10");
    YamlField field = root.required(fields, "cells");
    Set<Guarantee> guarantees = EnumSet.noneOf(Guarantee.class);
    for (YamlField one : field.elements()) {
      guarantees.add(one.word(Guarantee::of, "is not a guarantee", "write G1 to G18"));
    }
    if (guarantees.isEmpty()) {
      throw field.wrong("is an empty list", "name the guarantees that this is about");
    }
    return new Profile.Cells(architecture, guarantees);
  }

  private static Expectation expectation(YamlField expect) throws CatalogueException {
    SequencedMap<String, YamlField> inside = expect.fields(EXPECT);
    YamlField effect = expect.required(inside, "effect");
    if (effect.isScalar()) {
      return expectation(expect, inside, effect(effect), Optional.empty());
    }
    SequencedMap<String, YamlField> degradation = effect.fields(DEGRADATION);
    YamlField kind = effect.required(degradation, "is");
    if (effect(kind) != Effect.Kind.DEGRADES) {
      throw kind.wrong("has no fraction", "write it without one, or DEGRADES");
    }
    return expectation(
        expect,
        inside,
        Effect.Kind.DEGRADES,
        Optional.of(interval(effect.required(degradation, "fraction"))));
  }

  private static Expectation expectation(
      YamlField expect,
      SequencedMap<String, YamlField> inside,
      Effect.Kind effect,
      Optional<Interval> fraction)
      throws CatalogueException {
    return new Expectation(
        effect,
        fraction,
        noticing(expect.required(inside, "visibility")),
        metrics(expect.required(inside, "metrics")));
  }

  private static Effect.Kind effect(YamlField field) throws CatalogueException {
    Effect.Kind kind =
        field.word(
            word ->
                Arrays.stream(Effect.Kind.values())
                    .filter(one -> one.name().equals(word))
                    .findFirst(),
            "is not an effect",
            "write HOLDS, DEGRADES, BREAKS or NOT_APPLICABLE");
    if (kind == Effect.Kind.INCONCLUSIVE) {
      throw field.wrong("cannot be expected", "expect what can be told");
    }
    return kind;
  }

  private static Noticing noticing(YamlField field) throws CatalogueException {
    if (field.isScalar()) {
      if (visibility(field) != Visibility.Kind.SILENT) {
        throw field.wrong("does not say by whom", "write { is: DETECTED, by: judge }");
      }
      return new Noticing(Visibility.Kind.SILENT, Optional.empty(), Optional.empty());
    }
    SequencedMap<String, YamlField> inside = field.fields(NOTICING);
    YamlField kind = field.required(inside, "is");
    if (visibility(kind) == Visibility.Kind.SILENT) {
      throw kind.wrong("is nobody's", "write SILENT alone");
    }
    @Nullable YamlField epoch = inside.get("epoch");
    if (epoch != null && visibility(kind) == Visibility.Kind.PREVENTED) {
      throw epoch.wrong("has no meaning when nothing happened", "remove it");
    }
    return new Noticing(
        visibility(kind),
        Optional.of(field.required(inside, "by").text()),
        epoch == null ? Optional.empty() : Optional.of(interval(epoch)));
  }

  private static Visibility.Kind visibility(YamlField field) throws CatalogueException {
    return field.word(
        word ->
            Arrays.stream(Visibility.Kind.values())
                .filter(one -> one.name().equals(word))
                .findFirst(),
        "is not a visibility",
        "write PREVENTED, DETECTED, EVIDENT_LATER or SILENT");
  }

  private static SortedMap<String, Interval> metrics(YamlField field) throws CatalogueException {
    SortedMap<String, Interval> metrics = new TreeMap<>();
    for (Map.Entry<String, YamlField> one : field.fields().entrySet()) {
      if (!Outcome.isName(one.getKey())) {
        throw one.getValue().wrong("is not the name of a metric", "write one such as u_exp");
      }
      metrics.put(one.getKey(), interval(one.getValue()));
    }
    return metrics;
  }

  private static Interval interval(YamlField field) throws CatalogueException {
    return IntervalReader.interval(field);
  }
}
