package org.frontdoor.provider.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.StoredObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random actions of two authorities, and what must hold whatever they do. The seed names a run. */
class ActionPropertyTest {

  private static final int MESSAGES = 40;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void register_underRandomActions_keepsItsInvariants(long seed) {
    try (Hi1Fixture hi1 = new Hi1Fixture()) {
      Random random = new Random(seed);
      List<UUID> known = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        Party party = random.nextBoolean() ? Lab.ALICE : Lab.BOB;
        Map<UUID, StoredObject> before = objects(hi1);
        ActionRequest.Builder action = any(hi1, party, random, known);
        ActionResponse answer = hi1.act(party, action).getFirst();
        check(before, objects(hi1), answer, party);
        if (random.nextInt(10) == 0) {
          hi1.advance(Duration.ofHours(random.nextInt(48)));
        }
      }
    }
  }

  private static void check(
      Map<UUID, StoredObject> before,
      Map<UUID, StoredObject> after,
      ActionResponse answer,
      Party party) {
    for (StoredObject old : before.values()) {
      StoredObject now = requireNonNull(after.get(old.id()), "no object disappears");
      assertThat(now.generation()).isGreaterThanOrEqualTo(old.generation());
      if (now.generation() == old.generation()) {
        assertThat(now).as("no change without a generation").isEqualTo(old);
      }
      if (!old.owner().equals(party.id())) {
        assertThat(now).as("nobody changes what is another's").isEqualTo(old);
      }
    }
    if (answer.hasError()) {
      assertThat(after).as("a failed action has no effect").isEqualTo(before);
    }
    if (answer.hasUpdate()) {
      UUID id = UUID.fromString(answer.getUpdate().getIdentifier());
      assertThat(answer.getUpdate().getObject().getGeneration())
          .isEqualTo(requireNonNull(before.get(id)).generation() + 1);
    }
    if (answer.hasCreate()) {
      assertThat(answer.getCreate().getObject().getGeneration()).isEqualTo(1);
    }
  }

  /** All but notifications, when tasking has done what follows. */
  private static Map<UUID, StoredObject> objects(Hi1Fixture hi1) {
    hi1.settle();
    Map<UUID, StoredObject> objects = new HashMap<>();
    hi1.store.reading(register -> register.list(ObjectQuery.wholeRegister())).stream()
        .filter(it -> it.type() != ObjectType.OBJECT_TYPE_NOTIFICATION)
        .forEach(it -> objects.put(it.id(), it));
    return objects;
  }

  private static ActionRequest.Builder any(
      Hi1Fixture hi1, Party party, Random random, List<UUID> known) {
    UUID some = known.isEmpty() ? hi1.id() : known.get(random.nextInt(known.size()));
    UUID id = random.nextInt(4) == 0 ? some : hi1.id();
    String reference = "W" + random.nextInt(3);
    known.add(id);
    return switch (random.nextInt(7)) {
      case 0 ->
          Actions.create(
              Drafts.object(party, id)
                  .setAssociatedObjects(Drafts.links(some))
                  .setDocument(
                      Drafts.filed(Drafts.warrant(party, reference).build(), hi1.clock.instant())));
      case 1 ->
          Actions.create(
              Drafts.object(party, id).setAuthorisation(Drafts.authorisation(reference)));
      case 2 ->
          Actions.create(
              Drafts.object(party, id)
                  .setAssociatedObjects(Drafts.links(some))
                  .setLiTask(Drafts.task("L" + random.nextInt(20))));
      case 3 ->
          Actions.update(
              Drafts.change(some)
                  .setAssociatedObjects(Drafts.links(known.get(random.nextInt(known.size()))))
                  .setAuthorisation(AuthorisationObject.getDefaultInstance()));
      case 4 -> Actions.update(renamed(some, random));
      case 5 ->
          Actions.update(
              Drafts.change(some)
                  .setLiTask(
                      LiTaskObject.newBuilder()
                          .setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED)));
      default -> Actions.get(some);
    };
  }

  private static Hi1Object.Builder renamed(UUID id, Random random) {
    AuthorisationObject.Builder part = AuthorisationObject.newBuilder();
    if (random.nextInt(8) == 0) {
      part.setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED);
    }
    return Drafts.change(id)
        .setExternalIdentifier("n" + random.nextInt(100))
        .setGeneration(1L + random.nextInt(3))
        .setAuthorisation(part);
  }
}
