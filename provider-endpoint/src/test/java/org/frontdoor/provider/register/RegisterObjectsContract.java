package org.frontdoor.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.OTHER_AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.authorisation;
import static org.frontdoor.provider.register.RegisterSamples.id;
import static org.frontdoor.provider.register.RegisterSamples.task;

import java.util.List;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;
import org.junit.jupiter.api.Test;

/** What every {@link RegisterStore} promises of objects. */
abstract class RegisterObjectsContract extends RegisterFixture {

  @Test
  void object_insertedInTransaction_isFoundAfterwards() {
    StoredObject object = authorisation(id(1), AUTHORITY, "REF-1");

    change(transaction -> transaction.insert(object));

    assertThat(find(id(1))).isEqualTo(object);
  }

  @Test
  void identifier_takenByAnotherOwner_isRefusedAndTheObjectUnchanged() {
    change(transaction -> transaction.insert(authorisation(id(1), AUTHORITY, "REF-1")));

    assertThatThrownBy(() -> change(t -> t.insert(authorisation(id(1), OTHER_AUTHORITY, "REF-2"))))
        .isInstanceOf(ObjectExistsException.class);
    assertThat(find(id(1)).owner()).isEqualTo(AUTHORITY);
  }

  @Test
  void insert_ofAnotherGenerationThanOne_isRefused() {
    StoredObject second = next(authorisation(id(1), AUTHORITY, "REF-1"));

    assertThatThrownBy(() -> change(transaction -> transaction.insert(second)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void replace_withNextGeneration_replaces() {
    StoredObject first = inserted(authorisation(id(1), AUTHORITY, "REF-1"));
    StoredObject second =
        first.next(approved(first.body()), Latch.LAPSED, NOW.plusNanos(1_234_567));

    change(transaction -> transaction.replace(second));

    assertThat(find(id(1))).isEqualTo(second);
    assertThat(find(id(1)).status()).isEqualTo("Approved");
    assertThat(find(id(1)).latch()).isEqualTo(Latch.LAPSED);
    assertThat(find(id(1)).lastChanged()).isEqualTo(NOW.plusNanos(1_234_000));
  }

  @Test
  void replace_withStaleOrLeapingGeneration_isRefused() {
    StoredObject first = inserted(authorisation(id(1), AUTHORITY, "REF-1"));
    StoredObject second = next(first);
    change(transaction -> transaction.replace(second));

    assertThatThrownBy(() -> change(transaction -> transaction.replace(second)))
        .isInstanceOf(StaleGenerationException.class);
    assertThatThrownBy(() -> change(transaction -> transaction.replace(next(next(second)))))
        .isInstanceOf(StaleGenerationException.class);
    assertThat(find(id(1)).generation()).isEqualTo(2);
  }

  @Test
  void replace_ofUnknownObject_isRefused() {
    StoredObject second = next(authorisation(id(1), AUTHORITY, "REF-1"));

    assertThatThrownBy(() -> change(transaction -> transaction.replace(second)))
        .isInstanceOf(UnknownObjectException.class);
  }

  @Test
  void replace_changingOwnerTypeOrLatch_isRefused() {
    StoredObject first =
        inserted(
            new StoredObject(
                authorisation(id(1), AUTHORITY, "REF-1").body(), Latch.CANCELLED, false));
    List<StoredObject> wrong =
        List.of(
            next(new StoredObject(first.body(), Latch.NONE, false)),
            next(authorisation(id(1), OTHER_AUTHORITY, "REF-1")),
            next(new StoredObject(task(id(1), AUTHORITY, "a").body(), Latch.CANCELLED, false)));

    for (StoredObject each : wrong) {
      assertThatThrownBy(() -> change(transaction -> transaction.replace(each)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(find(id(1))).isEqualTo(first);
  }

  @Test
  void amend_ofWhatTheTransactionWrote_keepsTheGeneration() {
    StoredObject first = authorisation(id(1), AUTHORITY, "REF-1");

    change(
        transaction -> {
          transaction.insert(first);
          transaction.amend(StoredObject.of(approved(first.body())));
        });

    assertThat(find(id(1)).generation()).isEqualTo(1);
    assertThat(find(id(1)).status()).isEqualTo("Approved");
  }

  @Test
  void amend_ofWhatAnotherTransactionWrote_isRefused() {
    StoredObject first = inserted(authorisation(id(1), AUTHORITY, "REF-1"));

    assertThatThrownBy(() -> change(transaction -> transaction.amend(first)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void association_withUnknownObject_isRefused() {
    assertThatThrownBy(
            () -> change(transaction -> transaction.insert(task(id(2), AUTHORITY, "a", id(1)))))
        .isInstanceOf(UnknownObjectException.class);
    assertThat(store.<Boolean>reading(view -> view.find(id(2)).isEmpty())).isTrue();
  }

  @Test
  void association_emptiedByReplace_isNotFollowedAnyMore() {
    inserted(authorisation(id(1), AUTHORITY, "REF-1"));
    StoredObject task = inserted(task(id(2), AUTHORITY, "a", id(1)));
    assertThat(list(ObjectQuery.naming(id(1)))).containsExactly(task);

    Hi1Object alone = task.body().toBuilder().clearAssociatedObjects().build();
    change(transaction -> transaction.replace(task.next(alone, Latch.NONE, NOW)));

    assertThat(list(ObjectQuery.naming(id(1)))).isEmpty();
  }

  @Test
  void list_withEveryFilter_givesThoseMeantLatestFirst() {
    StoredObject first = inserted(authorisation(id(1), AUTHORITY, "REF-1"));
    StoredObject second = inserted(authorisation(id(2), AUTHORITY, "REF-2"));
    StoredObject task = inserted(task(id(3), AUTHORITY, "a", id(1)));
    StoredObject foreign = inserted(authorisation(id(4), OTHER_AUTHORITY, "REF-1"));
    StoredObject later = second.next(approved(second.body()), Latch.NONE, NOW.plusSeconds(9));
    change(transaction -> transaction.replace(later));

    ObjectQuery mine = ObjectQuery.ownedBy(AUTHORITY);
    assertThat(list(mine)).containsExactly(later, first, task);
    assertThat(list(mine.atMost(2))).containsExactly(later, first);
    assertThat(list(mine.withType(ObjectType.OBJECT_TYPE_LI_TASK))).containsExactly(task);
    assertThat(list(mine.withStatus("Approved"))).containsExactly(later);
    assertThat(list(mine.withCountry("BE"))).isEmpty();
    assertThat(list(mine.changedFrom(NOW.plusSeconds(9)))).containsExactly(later);
    assertThat(list(mine.changedFrom(NOW.plusSeconds(9).plusNanos(1)))).isEmpty();
    assertThat(list(mine.changedBefore(NOW.plusSeconds(9)))).containsExactly(first, task);
    assertThat(list(ObjectQuery.wholeRegister())).containsExactly(later, first, task, foreign);
  }

  @Test
  void archivedObject_isFoundButNotListed() {
    StoredObject kept = authorisation(id(1), AUTHORITY, "REF-1");
    inserted(new StoredObject(kept.body(), Latch.NONE, true));

    assertThat(find(id(1)).archived()).isTrue();
    assertThat(list(ObjectQuery.ownedBy(AUTHORITY))).isEmpty();
  }

  @Test
  void reference_givenTwice_findsTheOneMadeFirst() {
    inserted(authorisation(id(9), AUTHORITY, "REF-1"));
    inserted(authorisation(id(2), AUTHORITY, "REF-1"));

    assertThat(byReference("REF-1")).isEqualTo(id(9));
    assertThat(
            store.<Boolean>reading(
                view ->
                    view.findByReference(
                            OTHER_AUTHORITY, ObjectType.OBJECT_TYPE_AUTHORISATION, "REF-1")
                        .isEmpty()))
        .isTrue();
  }
}
