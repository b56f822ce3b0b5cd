package org.frontdoor.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.OTHER_AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.PROVIDER;
import static org.frontdoor.provider.register.RegisterSamples.id;
import static org.frontdoor.provider.register.StandingOrder.AUTHORISATION;
import static org.frontdoor.provider.register.StandingOrder.DOCUMENT;
import static org.frontdoor.provider.register.StandingOrder.END;
import static org.frontdoor.provider.register.StandingOrder.TASK;
import static org.frontdoor.provider.register.StandingOrder.authorisation;
import static org.frontdoor.provider.register.StandingOrder.document;
import static org.frontdoor.provider.register.StandingOrder.task;
import static org.frontdoor.provider.register.StandingOrder.warrant;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.junit.jupiter.api.Test;

/** Statuses in the register: whose generation a change belongs to, and what depends on what. */
final class StatusKeeperTest {

  private static final UUID NEIGHBOUR = id(77);

  private final InMemoryRegister register = new InMemoryRegister();
  private final Map<UUID, SwitchPosition> positions = new HashMap<>();
  private final StatusKeeper keeper =
      new StatusKeeper(
          new RegisterTerms(PROVIDER, Map.of("XX", Duration.ofMinutes(10))), new World());

  @Test
  void createdObject_getsItsStatusInItsFirstGeneration() {
    assertThat(create(authorisation())).isEmpty();

    assertThat(find(AUTHORISATION).generation()).isEqualTo(1);
    assertThat(find(AUTHORISATION).status()).isEqualTo("Invalid");
    assertThat(find(AUTHORISATION).body().getAuthorisation().getInvalidReason().getRule())
        .isEqualTo("authorisation.warrant");
  }

  @Test
  void warrantFiledLater_bringsTheAuthorisationIntoForceWithItsNextGeneration() {
    create(authorisation());

    List<StatusChange> changes = create(document());

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().before().status()).isEqualTo("Invalid");
    assertThat(changes.getFirst().after().status()).isEqualTo("Approved");
    assertThat(find(AUTHORISATION).generation()).isEqualTo(2);
    assertThat(find(AUTHORISATION).body().getAuthorisation().hasInvalidReason()).isFalse();
    assertThat(find(DOCUMENT).generation()).isEqualTo(1);
    assertThat(find(DOCUMENT).status()).isEqualTo("Valid");
  }

  @Test
  void warrantThatTheAuthorisationNames_countsAsWellAsOneThatNamesIt() {
    StoredObject alone =
        StoredObject.of(document().body().toBuilder().clearAssociatedObjects().build());
    create(alone);
    Hi1Object naming =
        RegisterSamples.object(AUTHORISATION, AUTHORITY, DOCUMENT)
            .setAuthorisation(authorisation().body().getAuthorisation())
            .build();

    create(StoredObject.of(naming));

    assertThat(find(AUTHORISATION).status()).isEqualTo("Approved");
  }

  @Test
  void task_becomesActiveOnlyWhenInterceptionHasConfirmed() {
    createAll(AUTHORITY);
    assertThat(find(TASK).status()).isEqualTo("AwaitingProvisioning");

    positions.put(TASK, SwitchPosition.RUNNING);
    List<StatusChange> changes = refresh(TASK, NOW);

    assertThat(changes).extracting(change -> change.after().id()).containsExactly(TASK);
    assertThat(find(TASK).status()).isEqualTo("Active");
    assertThat(find(TASK).generation()).isEqualTo(2);
  }

  @Test
  void refresh_withoutAnyChange_writesNothing() {
    createAll(AUTHORITY);

    assertThat(refresh(AUTHORISATION, NOW)).isEmpty();
    assertThat(find(TASK).generation()).isEqualTo(1);
  }

  @Test
  void time_expiresAuthorisationDocumentAndTaskAtTheInstantAndForGood() {
    createAll(AUTHORITY);
    positions.put(TASK, SwitchPosition.RUNNING);
    refresh(TASK, END.minusNanos(1_000));
    assertThat(find(TASK).status()).isEqualTo("Active");

    assertThat(refresh(AUTHORISATION, END)).hasSize(3);

    assertThat(find(TASK).status()).isEqualTo("Expired");
    assertThat(find(DOCUMENT).status()).isEqualTo("Expired");
    assertThat(find(AUTHORISATION).status()).isEqualTo("Expired");
    assertThat(find(TASK).latch()).isEqualTo(Latch.EXPIRED);
    refresh(AUTHORISATION, NOW);
    assertThat(find(TASK).status()).isEqualTo("Expired");
  }

  @Test
  void task_lookedAtWhenItsAuthorisationIsOutOfDate_bringsItsNeighbourUpToDateToo() {
    createAll(AUTHORITY);
    createNeighbour();

    assertThat(refresh(TASK, END)).hasSize(4);

    assertThat(find(NEIGHBOUR).status()).isEqualTo("Expired");
    assertThat(find(AUTHORISATION).status()).isEqualTo("Expired");
  }

  @Test
  void task_thatChangesAlone_leavesItsNeighbourAlone() {
    createAll(AUTHORITY);
    createNeighbour();
    positions.put(TASK, SwitchPosition.RUNNING);

    assertThat(refresh(TASK, NOW)).extracting(change -> change.after().id()).containsExactly(TASK);

    assertThat(find(NEIGHBOUR).generation()).isEqualTo(1);
    assertThat(find(NEIGHBOUR).status()).isEqualTo("AwaitingProvisioning");
  }

  private void createNeighbour() {
    Hi1Object neighbour =
        task(AUTHORITY, AUTHORISATION).body().toBuilder()
            .setObjectIdentifier(NEIGHBOUR.toString())
            .build();
    create(StoredObject.of(neighbour));
  }

  @Test
  void cancelledAuthorisation_cancelsItsTasksAndNothingBringsThemBack() {
    createAll(AUTHORITY);
    desire(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED);
    assertThat(find(TASK).status()).isEqualTo("Cancelled");

    desire(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);

    assertThat(find(AUTHORISATION).status()).isEqualTo("Cancelled");
    assertThat(find(TASK).status()).isEqualTo("Cancelled");
    assertThat(find(TASK).latch()).isEqualTo(Latch.CANCELLED);
  }

  @Test
  void suspendedAuthorisation_suspendsItsTasksUntilItIsWantedAgain() {
    createAll(AUTHORITY);
    positions.put(TASK, SwitchPosition.RUNNING);
    desire(AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED);
    assertThat(find(TASK).status()).isEqualTo("Suspended");

    desire(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);

    assertThat(find(TASK).status()).isEqualTo("Active");
  }

  @Test
  void taskOfAnotherAuthority_onTheSameAuthorisation_isInvalidAsIfThereWereNone() {
    createAll(OTHER_AUTHORITY);

    assertThat(find(TASK).status()).isEqualTo("Invalid");
    assertThat(find(TASK).body().getLiTask().getInvalidReason().getRule()).isEqualTo("task.link");
    assertThat(register.<Integer>reading(view -> file(view).tasks().size())).isZero();
  }

  @Test
  void taskNamingTwoAuthorisations_isInvalid() {
    create(authorisation());
    StoredObject second =
        StoredObject.of(
            RegisterSamples.object(id(9), AUTHORITY)
                .setAuthorisation(authorisation().body().getAuthorisation())
                .build());
    create(second);
    create(document());

    create(task(AUTHORITY, AUTHORISATION, id(9)));

    assertThat(find(TASK).body().getLiTask().getInvalidReason().getRule()).isEqualTo("task.link");
  }

  private void createAll(EndpointId taskOwner) {
    create(authorisation());
    create(document());
    create(task(taskOwner, AUTHORISATION));
  }

  private List<StatusChange> create(StoredObject object) {
    return register.inTransaction(
        transaction -> {
          transaction.insert(object);
          return keeper.settle(transaction, object.id(), NOW);
        });
  }

  private List<StatusChange> refresh(UUID id, Instant at) {
    return register.inTransaction(transaction -> keeper.refresh(transaction, id, at));
  }

  private void desire(AuthorisationStatus status) {
    StoredObject before = find(AUTHORISATION);
    Hi1Object.Builder body = before.body().toBuilder();
    body.getAuthorisationBuilder().setDesiredStatus(status);
    register.inTransaction(
        transaction -> {
          transaction.replace(before.next(body.build(), before.latch(), NOW));
          return keeper.settle(transaction, AUTHORISATION, NOW);
        });
    assertThat(find(AUTHORISATION).generation()).isEqualTo(before.generation() + 1);
  }

  private StoredObject find(UUID id) {
    return register.reading(view -> view.find(id)).orElseThrow();
  }

  private AuthorisationFile file(RegisterView view) {
    return keeper.file(view, AUTHORISATION, NOW).orElseThrow();
  }

  /** Every document is the warrant, every target is known. */
  private final class World implements Circumstances {

    @Override
    public DocumentFinding finding(StoredObject document, Instant now) {
      return new DocumentFinding.Accepted(warrant().build(), NOW);
    }

    @Override
    public List<Set<String>> accounts(List<TargetIdentifier> targets) {
      return Collections.nCopies(targets.size(), Set.of("known"));
    }

    @Override
    public SwitchPosition position(UUID taskId) {
      return positions.getOrDefault(taskId, SwitchPosition.OFF);
    }

    @Override
    public boolean fault(UUID taskId) {
      return false;
    }
  }
}
