package org.frontdoor.lab.catalogue;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.frontdoor.lab.scenario.Budget;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads an entry of the catalogue, strictly: what it does not know it refuses. */
public final class EntryReader {

  /** How long a run may take unless its entry says otherwise; ample, for a machine that is busy. */
  private static final Duration USUAL_TIME = Duration.ofMinutes(2);

  private static final Duration USUAL_EPOCH = Duration.ofDays(1);
  private static final int LONGEST_LESSON_MINUTES = 90;
  private static final Pattern ID = Pattern.compile("[A-Z]{3,4}-[0-9]{2}");
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "id",
              "title",
              "source",
              "clause",
              "effect",
              "teaching",
              "adversary",
              "population",
              "harm",
              "epoch",
              "time",
              "profiles"));
  private static final Set<String> TEACHING = new TreeSet<>(Set.of("minutes", "question"));
  private static final Set<String> ADVERSARY = new TreeSet<>(Set.of("code", "knows", "budget"));

  private final YamlField root;
  private final SequencedMap<String, YamlField> fields;

  private EntryReader(YamlField root) throws CatalogueException {
    this.root = root;
    this.fields = root.fields(FIELDS);
  }

  /** Whether it can be the identifier of a scenario. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * Reads an entry.
   *
   * @param file its name, for messages; it must be the entry's identifier and {@code .yaml}
   * @param yaml what it holds
   * @throws CatalogueException if it is not an entry
   */
  public static Entry read(String file, String yaml) throws CatalogueException {
    Entry entry = new EntryReader(YamlField.file(file, yaml)).entry();
    if (!file.equals(entry.id() + ".yaml")) {
      throw new CatalogueException(
          file, 1, "id", "is not the name of the file", "name the file " + entry.id() + ".yaml");
    }
    return entry;
  }

  private Entry entry() throws CatalogueException {
    return new Entry(heading(), teaching(), opponent(), terms(), profiles());
  }

  private Entry.Heading heading() throws CatalogueException {
    YamlField id = root.required(fields, "id");
    if (!isId(id.text())) {
      throw id.wrong("is not an identifier", "write a family and a number such as ESC-05");
    }
    return new Entry.Heading(
        id.text(),
        root.required(fields, "title").text(),
        root.required(fields, "source").texts(),
        root.required(fields, "clause").texts(),
        root.required(fields, "effect").text());
  }

  private Entry.Teaching teaching() throws CatalogueException {
    YamlField teaching = root.required(fields, "teaching");
    SequencedMap<String, YamlField> inside = teaching.fields(TEACHING);
    YamlField minutes = teaching.required(inside, "minutes");
    if (minutes.positive() > LONGEST_LESSON_MINUTES) {
      throw minutes.wrong(
          "is longer than a lesson", "write at most " + LONGEST_LESSON_MINUTES + " minutes");
    }
    return new Entry.Teaching(
        (int) minutes.positive(), teaching.required(inside, "question").text());
  }

  private Entry.Opponent opponent() throws CatalogueException {
    YamlField adversary = root.required(fields, "adversary");
    SequencedMap<String, YamlField> inside = adversary.fields(ADVERSARY);
    return new Entry.Opponent(
        adversary
            .required(inside, "code")
            .word(AdversaryCode::of, "is not an adversary", "write V1 to V16"),
        knows(adversary.required(inside, "knows")),
        new Budget(time("time", USUAL_TIME), amounts(inside.get("budget"))));
  }

  private static SortedSet<String> knows(YamlField field) throws CatalogueException {
    SortedSet<String> names = new TreeSet<>();
    for (YamlField one : field.elements()) {
      if (!Knowledge.isName(one.text())) {
        throw one.wrong("is not a name of knowledge", "write one such as judge.key");
      }
      if (!names.add(one.text())) {
        throw one.wrong("stands there twice", "remove one of them");
      }
    }
    return names;
  }

  private static Map<BudgetKind, Long> amounts(@Nullable YamlField field)
      throws CatalogueException {
    Map<BudgetKind, Long> amounts = new EnumMap<>(BudgetKind.class);
    if (field != null) {
      Set<String> words = new TreeSet<>();
      for (BudgetKind kind : BudgetKind.values()) {
        words.add(kind.word());
      }
      for (Map.Entry<String, YamlField> one : field.fields(words).entrySet()) {
        amounts.put(BudgetKind.of(one.getKey()).orElseThrow(), one.getValue().positive());
      }
    }
    return amounts;
  }

  private Terms terms() throws CatalogueException {
    YamlField harm = root.required(fields, "harm");
    if (!Outcome.isName(harm.text())) {
      throw harm.wrong("is not the name of a metric", "write one such as u_exp");
    }
    @Nullable YamlField population = fields.get("population");
    return new Terms(
        population == null ? Map.of() : parameters(population),
        harm.text(),
        time("epoch", USUAL_EPOCH));
  }

  /** Parameters by their names. */
  static Map<String, Object> parameters(YamlField field) throws CatalogueException {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, YamlField> one : field.fields().entrySet()) {
      parameters.put(one.getKey(), one.getValue().parameter());
    }
    return parameters;
  }

  private Duration time(String name, Duration usual) throws CatalogueException {
    @Nullable YamlField field = fields.get(name);
    if (field == null) {
      return usual;
    }
    try {
      Duration time = Duration.parse(field.text());
      if (time.isPositive()) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw field.wrong("is not a span of time", "write one such as PT30S or P1D");
  }

  private SequencedMap<String, Profile> profiles() throws CatalogueException {
    YamlField field = root.required(fields, "profiles");
    SequencedMap<String, YamlField> inside = field.fields();
    if (inside.size() < 2) {
      throw field.wrong("has fewer than two profiles", "write what the attack is compared with");
    }
    SequencedMap<String, Profile> profiles = new LinkedHashMap<>();
    String harm = root.required(fields, "harm").text();
    for (Map.Entry<String, YamlField> one : inside.entrySet()) {
      Profile profile = new ProfileReader(one.getKey(), one.getValue()).profile();
      if (!profile.expectation().metrics().containsKey(harm)) {
        throw one.getValue()
            .wrong("expects nothing of " + harm + ", the number of harm", "add it to its metrics");
      }
      profiles.put(one.getKey(), profile);
    }
    return profiles;
  }
}
