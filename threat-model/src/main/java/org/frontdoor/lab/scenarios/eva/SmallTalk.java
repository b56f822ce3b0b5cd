package org.frontdoor.lab.scenarios.eva;

import java.util.List;
import java.util.random.RandomGenerator;

/** What people say who say nothing: {@value #WAYS} ways of it. */
final class SmallTalk {

  /** In how many ways it can be said. */
  static final int WAYS = 4096;

  private static final List<List<String>> PARTS =
      List.of(
          List.of("Hello.", "Hi.", "Hi there.", "Morning.", "Hey.", "Hey you.", "Well.", "So."),
          List.of(
              "I am fine.",
              "All is well.",
              "Not too bad.",
              "Quite busy.",
              "A bit tired.",
              "Still at work.",
              "Just had tea.",
              "It rains here."),
          List.of(
              "And you?",
              "How are you?",
              "What about you?",
              "How was it?",
              "What is new?",
              "Any news?",
              "Are you well?",
              "How is work?"),
          List.of(
              "Bye.", "See you.", "Later.", "Cheers.", "Take care.", "So long.", "Ciao.", ":)"));

  private SmallTalk() {}

  /** One of the ways. */
  static String any(RandomGenerator random) {
    return String.join(
        " ", PARTS.stream().map(part -> part.get(random.nextInt(part.size()))).toList());
  }
}
