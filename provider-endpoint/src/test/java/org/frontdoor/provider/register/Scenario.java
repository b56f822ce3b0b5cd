package org.frontdoor.provider.register;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A small world in whole minutes and plain values, from which both the objects for the rules and
 * the oracle's expectation are made.
 */
record Scenario(Auth auth, List<Doc> documents, List<Task> tasks, int deadline, int now) {

  static final int MINUTES = 12;

  enum Desire {
    NOTHING,
    IN_FORCE,
    SUSPENDED,
    CANCELLED
  }

  enum Type {
    WARRANT,
    EXTENSION,
    CANCELLATION,
    CONFIRMATION
  }

  enum Link {
    RIGHT,
    TWO,
    NONE
  }

  /** Minutes from (included) to (excluded); from >= to is no span. */
  record Minutes(int from, int to) {

    static final Minutes ABSENT = new Minutes(-1, -1);
  }

  record Auth(
      Latch latch,
      Desire desire,
      String reference,
      Minutes span,
      boolean rightCsp,
      boolean emergency) {}

  record Doc(
      Type type,
      boolean accepted,
      boolean honest,
      boolean rightAddressee,
      String reference,
      String refersTo,
      Minutes span,
      int stamped,
      boolean emergency,
      boolean traffic,
      List<String> targets) {}

  record Task(
      Latch latch,
      Desire desire,
      Link link,
      boolean rightOwner,
      boolean rightCsp,
      boolean content,
      Minutes span,
      List<String> target,
      boolean known,
      SwitchPosition position,
      boolean fault) {}

  /** A world in which most things are as they should be, so that every rule is reached. */
  static Scenario random(RandomGenerator random) {
    Auth auth =
        new Auth(
            rarely(random) ? pick(random, List.of(Latch.values())) : Latch.NONE,
            rarely(random) ? pick(random, List.of(Desire.values())) : Desire.IN_FORCE,
            rarely(random) ? "R2" : "R1",
            span(random),
            !rarely(random),
            random.nextInt(3) == 0);
    int documents = random.nextInt(5);
    List<Doc> filed =
        IntStream.range(0, documents).mapToObj(n -> doc(random, n, auth.emergency())).toList();
    List<Task> tasks = IntStream.range(0, 2).mapToObj(n -> task(random)).toList();
    return new Scenario(auth, filed, tasks, random.nextInt(MINUTES), random.nextInt(MINUTES + 2));
  }

  private static Doc doc(RandomGenerator random, int number, boolean emergency) {
    Type type = number == 0 ? Type.WARRANT : pick(random, List.of(Type.values()));
    if (type == Type.CANCELLATION && !rarely(random)) {
      type = Type.EXTENSION;
    }
    return new Doc(
        type,
        !rarely(random),
        !rarely(random),
        !rarely(random),
        type == Type.WARRANT && !rarely(random) ? "R1" : "R2",
        rarely(random) ? "R2" : "R1",
        type == Type.WARRANT && !rarely(random) ? new Minutes(0, 9) : span(random),
        number + 5 * random.nextInt(2),
        rarely(random) != emergency,
        !rarely(random),
        rarely(random) ? List.of() : List.of("a", "b"));
  }

  private static Task task(RandomGenerator random) {
    return new Task(
        rarely(random) ? pick(random, List.of(Latch.values())) : Latch.NONE,
        rarely(random) ? pick(random, List.of(Desire.values())) : Desire.NOTHING,
        rarely(random) ? pick(random, List.of(Link.values())) : Link.RIGHT,
        !rarely(random),
        !rarely(random),
        rarely(random),
        span(random),
        pick(random, List.of(List.of("a"), List.of("a"), List.of("b"), List.of("c"), List.of())),
        !rarely(random),
        random.nextBoolean()
            ? SwitchPosition.RUNNING
            : pick(random, List.of(SwitchPosition.values())),
        rarely(random));
  }

  private static Minutes span(RandomGenerator random) {
    if (rarely(random)) {
      return Minutes.ABSENT;
    }
    int from = random.nextInt(4);
    return new Minutes(from, from + random.nextInt(8));
  }

  private static boolean rarely(RandomGenerator random) {
    return random.nextInt(9) == 0;
  }

  private static <T> T pick(RandomGenerator random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
