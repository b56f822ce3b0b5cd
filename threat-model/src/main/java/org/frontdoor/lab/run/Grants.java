package org.frontdoor.lab.run;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.NotGivenException;
import org.jspecify.annotations.Nullable;

/** What the adversary was given, and what it used of it. */
final class Grants {

  private final SortedSet<String> declared;
  private final Map<String, Object> given = new HashMap<>();
  private final SortedSet<String> used = new TreeSet<>();

  /**
   * Nothing yet.
   *
   * @param declared names that the catalogue declares
   */
  Grants(SortedSet<String> declared) {
    this.declared = declared;
  }

  synchronized void give(Knowledge<?> what, Object thing) {
    requireDeclared(what);
    given.put(what.name(), thing);
  }

  /** A name is one constant of one type, so what was put under it comes out as what it was. */
  @SuppressWarnings("unchecked")
  synchronized <T> T use(Knowledge<T> what) {
    requireDeclared(what);
    @Nullable Object thing = given.get(what.name());
    if (thing == null) {
      throw new NotGivenException(what.name(), "is declared and was not granted by the stage");
    }
    used.add(what.name());
    return (T) thing;
  }

  synchronized SortedSet<String> used() {
    return new TreeSet<>(used);
  }

  private void requireDeclared(Knowledge<?> what) {
    if (!declared.contains(what.name())) {
      throw new NotGivenException(
          what.name(), "is not among what the catalogue lets the adversary know: " + declared);
    }
  }
}
