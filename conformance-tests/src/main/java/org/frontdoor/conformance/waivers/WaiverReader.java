package org.frontdoor.conformance.waivers;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.frontdoor.conformance.script.Verdict;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a file of waivers, strictly: a list of purpose, reason, link, and perhaps verdict. */
public final class WaiverReader {

  private static final Set<String> FIELDS = Set.of("purpose", "reason", "link", "verdict");
  private static final String SEE = "see docs/conformance.md";

  private final String file;
  private final Predicate<String> isPurpose;

  private WaiverReader(String file, Predicate<String> isPurpose) {
    this.file = file;
    this.isPurpose = isPurpose;
  }

  /**
   * Reads waivers.
   *
   * @param file its name, for messages
   * @param yaml what it holds; an empty file holds no waivers
   * @param isPurpose whether there is a test purpose of that identifier
   * @throws WaiverException if it does not hold waivers and nothing else
   */
  public static Waivers read(String file, String yaml, Predicate<String> isPurpose)
      throws WaiverException {
    return new WaiverReader(file, isPurpose).waivers(parse(file, yaml));
  }

  private static @Nullable Object parse(String file, String yaml) throws WaiverException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    strict.setMaxAliasesForCollections(0);
    try {
      return new Yaml(new SafeConstructor(strict)).load(yaml);
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "the file" : "line " + (e.getProblemMark().getLine() + 1);
      throw new WaiverException(file, line, "is not YAML", SEE);
    } catch (YAMLException e) {
      throw new WaiverException(file, "the file", "is not YAML", SEE);
    }
  }

  private Waivers waivers(@Nullable Object parsed) throws WaiverException {
    Map<String, Waiver> all = new LinkedHashMap<>();
    if (parsed == null) {
      return Waivers.none();
    }
    if (!(parsed instanceof List<?> list)) {
      throw new WaiverException(file, "the file", "is not a list of waivers", SEE);
    }
    for (int i = 0; i < list.size(); i++) {
      String place = "waiver " + (i + 1);
      if (!(list.get(i) instanceof Map<?, ?> fields)) {
        throw new WaiverException(file, place, "has no fields", "write purpose, reason and link");
      }
      Waiver waiver = waiver(place, fields);
      if (all.put(waiver.purpose(), waiver) != null) {
        throw new WaiverException(
            file, place, "waives " + waiver.purpose() + " again", "waive each purpose once");
      }
    }
    return new Waivers(all.values());
  }

  private Waiver waiver(String place, Map<?, ?> fields) throws WaiverException {
    for (Object field : fields.keySet()) {
      if (!FIELDS.contains(String.valueOf(field))) {
        throw new WaiverException(
            file, place, "has the field '" + field + "', which is none of a waiver", "remove it");
      }
    }
    String purpose = text(place, fields, "purpose");
    if (!isPurpose.test(purpose)) {
      throw new WaiverException(
          file, place, "names no purpose of the catalogue", "`frontdoor conformance list` has all");
    }
    return new Waiver(
        purpose, text(place, fields, "reason"), link(place, fields), verdict(place, fields));
  }

  private String text(String place, Map<?, ?> fields, String field) throws WaiverException {
    if (fields.get(field) instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new WaiverException(file, place, "has no " + field, "write it as text");
  }

  private String link(String place, Map<?, ?> fields) throws WaiverException {
    String link = text(place, fields, "link");
    try {
      String scheme = URI.create(link).getScheme();
      if ("https".equals(scheme) || "http".equals(scheme)) {
        return link;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new WaiverException(
        file, place, "has a link that is no web address", "write where it is followed up");
  }

  private Verdict verdict(String place, Map<?, ?> fields) throws WaiverException {
    if (!fields.containsKey("verdict")) {
      return Verdict.FAIL;
    }
    return switch (String.valueOf(fields.get("verdict"))) {
      case "FAIL" -> Verdict.FAIL;
      case "WARN" -> Verdict.WARN;
      case "INCONCLUSIVE" -> Verdict.INCONCLUSIVE;
      default ->
          throw new WaiverException(
              file, place, "has a verdict that cannot be waived", "FAIL, WARN or INCONCLUSIVE");
    };
  }
}
