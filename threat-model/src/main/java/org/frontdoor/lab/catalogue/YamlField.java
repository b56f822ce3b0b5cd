package org.frontdoor.lab.catalogue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A field of a YAML file that knows where it stands. Every method refuses what is not there. */
final class YamlField {

  private static final int MOST_CHARACTERS = 1 << 16;
  private static final int DEEPEST = 8;

  /** What some readers of YAML take for something else than a word. */
  private static final Set<String> WORDS = Set.of("null", "~", "yes", "no", "on", "off");

  private final String file;
  private final String path;
  private final Node node;

  private YamlField(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** The whole of a file, which is to hold one document without anchors. */
  static YamlField file(String file, String text) throws CatalogueException {
    if (text.length() > MOST_CHARACTERS) {
      throw new CatalogueException(
          file, 1, "the file", "is longer than " + MOST_CHARACTERS + " characters", "shorten it");
    }
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      @Nullable Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new CatalogueException(file, 1, "the file", "is empty", "write an entry");
      }
      return new YamlField(file, "", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new CatalogueException(
          file, line, "the text", "is not YAML: " + e.getProblem(), "mend it there");
    } catch (YAMLException e) {
      throw new CatalogueException(file, 1, "the text", "is not YAML", "see another entry");
    }
  }

  /** What is wrong with this field. */
  CatalogueException wrong(String rule, String remedy) {
    String name = path.isEmpty() ? "the file" : path;
    return new CatalogueException(file, node.getStartMark().getLine() + 1, name, rule, remedy);
  }

  /** Its fields, none twice and none but these. */
  SequencedMap<String, YamlField> fields(Set<String> known) throws CatalogueException {
    SequencedMap<String, YamlField> fields = fields();
    for (Map.Entry<String, YamlField> field : fields.entrySet()) {
      if (!known.contains(field.getKey())) {
        throw field
            .getValue()
            .wrong("is not a field", "remove it; there are: " + String.join(", ", known));
      }
    }
    return fields;
  }

  /** Its fields, none twice, whatever their names. */
  SequencedMap<String, YamlField> fields() throws CatalogueException {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("has no fields", "write them as name: value");
    }
    SequencedMap<String, YamlField> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw wrong("has a field whose name is no word", "write a word");
      }
      String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      YamlField field = new YamlField(file, name, tuple.getValueNode());
      if (fields.put(key.getValue(), field) != null) {
        throw field.wrong("stands there twice", "remove one of them");
      }
    }
    return fields;
  }

  /** One of its fields, which must be there. */
  YamlField required(Map<String, YamlField> fields, String name) throws CatalogueException {
    @Nullable YamlField field = fields.get(name);
    if (field == null) {
      String of = path.isEmpty() ? name : path + "." + name;
      throw new CatalogueException(
          file, node.getStartMark().getLine() + 1, of, "is missing", "write it");
    }
    return field;
  }

  /** Its elements. */
  List<YamlField> elements() throws CatalogueException {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("is not a list", "write it as [a, b]");
    }
    List<YamlField> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      elements.add(new YamlField(file, path + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  /** Whether it is a word or a number and no structure. */
  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** Words, at least one character. */
  String text() throws CatalogueException {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw wrong("is not a text", "write words");
    }
    return scalar.getValue().strip();
  }

  /** Texts, at least one. */
  List<String> texts() throws CatalogueException {
    List<String> texts = new ArrayList<>();
    for (YamlField element : elements()) {
      texts.add(element.text());
    }
    if (texts.isEmpty()) {
      throw wrong("is an empty list", "name at least one");
    }
    return texts;
  }

  /** One of a set of words. */
  <T> T word(Function<String, Optional<T>> words, String rule, String remedy)
      throws CatalogueException {
    return words.apply(text()).orElseThrow(() -> wrong(rule, remedy));
  }

  /** A number. */
  BigDecimal number() throws CatalogueException {
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException e) {
      throw wrong("is not a number", "write one such as 12 or 0.5");
    }
  }

  /** A whole number from 1. */
  long positive() throws CatalogueException {
    try {
      long value = number().longValueExact();
      if (value > 0) {
        return value;
      }
    } catch (ArithmeticException e) {
      // Not a whole number, or too large.
    }
    throw wrong("is not a whole number from 1", "write one");
  }

  /** Whatever a parameter can be: a whole number, a number, yes or no, or words. */
  Object parameter() throws CatalogueException {
    String text = text();
    if (node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    if (WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      throw wrong("is a word with a meaning of its own", "write true, false, or quotes");
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.scale() <= 0 ? (Object) number.longValueExact() : number;
    } catch (NumberFormatException e) {
      return text;
    } catch (ArithmeticException e) {
      throw wrong("is a number too large", "write a smaller one");
    }
  }
}
