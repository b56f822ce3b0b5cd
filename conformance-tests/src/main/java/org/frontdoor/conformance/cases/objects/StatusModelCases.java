package org.frontdoor.conformance.cases.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.cases.objects.StatusWorld.Move;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationStatus;

/** The status of authorisations, on a walk by chance (TS 103 120 B.2.3.4). */
public final class StatusModelCases {

  private static final int LONGEST_MINUTES = 45;
  private static final int SHORTEST_MINUTES = 10;
  private static final Duration STEP = Duration.ofMinutes(7);
  private static final int STEPS = 3;

  private StatusModelCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-01")
            .sends("documents, wishes and spans in an order made by chance, while time passes")
            .expects("at every moment the status that the rule table gives")
            .checkFirst("the order of the rules in hi1.md section 4")
            .needs(TesterCall.CLOCK)
            .runs(StatusModelCases::status_followsTheTable));
  }

  private static void status_followsTheTable(Examination exam) {
    List<StatusWorld> worlds = worlds(exam);
    for (StatusWorld world : worlds) {
      var unused = exam.authority().establish(world.authorisation());
    }
    int moments = 0;
    while (worlds.stream().anyMatch(StatusWorld::hasMoves)) {
      List<StatusWorld> ready = worlds.stream().filter(StatusWorld::hasMoves).toList();
      StatusWorld world = ready.get(exam.ids().random().nextInt(ready.size()));
      Optional<ActionRequest> move = world.next();
      if (move.isPresent()) {
        look(exam, world, move.get());
      }
      if (++moments % 10 == 0 && moments / 10 <= STEPS) {
        exam.tester().advanceClock(STEP);
        worlds.forEach(each -> look(exam, each));
      }
    }
    exam.tester().advanceClock(Duration.ofMinutes(LONGEST_MINUTES));
    worlds.forEach(each -> look(exam, each));
  }

  private static List<StatusWorld> worlds(Examination exam) {
    List<List<Move>> plans =
        List.of(
            List.of(Move.WARRANT, Move.SUSPEND, Move.RESUME),
            List.of(Move.WARRANT, Move.CANCELLATION),
            List.of(Move.WARRANT, Move.LENGTHEN, Move.EXTENSION, Move.SUSPEND),
            List.of(Move.FORGED_WARRANT, Move.WARRANT, Move.CANCEL));
    List<StatusWorld> worlds = new ArrayList<>();
    for (List<Move> plan : plans) {
      worlds.add(new StatusWorld(exam, false, plan, length(exam)));
    }
    if (exam.declares(Feature.EMERGENCY)) {
      List<Move> emergency = List.of(Move.WARRANT, Move.SUSPEND, Move.RESUME, Move.CONFIRMATION);
      worlds.add(new StatusWorld(exam, true, emergency, length(exam)));
    }
    return worlds;
  }

  private static int length(Examination exam) {
    return exam.ids().random().nextInt(SHORTEST_MINUTES, LONGEST_MINUTES);
  }

  private static void look(Examination exam, StatusWorld world, ActionRequest move) {
    Instant before = exam.now();
    Reply reply = exam.authority().send(move, Act.get(world.order().authorisationId()));
    exam.require(reply.hasResult(0), "a step of the walk is done", reply.describe(0));
    judge(exam, world, before, reply.object(1).getAuthorisation().getStatus());
  }

  private static void look(Examination exam, StatusWorld world) {
    Instant before = exam.now();
    judge(
        exam,
        world,
        before,
        exam.authority().get(world.order().authorisationId()).getAuthorisation().getStatus());
  }

  private static void judge(
      Examination exam, StatusWorld world, Instant before, AuthorisationStatus status) {
    Instant after = exam.now();
    AuthorisationStatus wanted = world.oracle().status(after);
    exam.expect(
        status == wanted || status == world.oracle().status(before),
        "the rule table gives " + wanted,
        "the status is " + status);
    world.oracle().settle(after);
  }
}
