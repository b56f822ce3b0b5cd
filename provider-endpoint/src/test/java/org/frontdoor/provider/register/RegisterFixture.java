package org.frontdoor.provider.register;

import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.id;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of {@link RegisterStoreContract} share. */
abstract class RegisterFixture {

  RegisterStore store;

  /** A new, empty store. */
  protected abstract RegisterStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  void change(Consumer<RegisterTransaction> work) {
    store.inTransaction(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  StoredObject inserted(StoredObject object) {
    change(transaction -> transaction.insert(object));
    return object;
  }

  StoredObject find(UUID id) {
    return store.reading(view -> view.find(id)).orElseThrow();
  }

  Optional<StoredAnswer> answered(EndpointId sender) {
    return store.reading(view -> view.answered(sender, "t-1"));
  }

  List<StoredObject> list(ObjectQuery query) {
    return store.reading(view -> view.list(query));
  }

  UUID byReference(String reference) {
    return store
        .reading(
            view ->
                view.findByReference(AUTHORITY, ObjectType.OBJECT_TYPE_AUTHORISATION, reference))
        .orElseThrow()
        .id();
  }

  static StoredObject next(StoredObject object) {
    return object.next(object.body(), object.latch(), NOW);
  }

  static Hi1Object approved(Hi1Object body) {
    Hi1Object.Builder result = body.toBuilder();
    result.getAuthorisationBuilder().setStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);
    return result.build();
  }

  static StoredAnswer answer(Instant at) {
    return new StoredAnswer(
        AUTHORITY, "t-1", ByteString.copyFromUtf8("digest"), ByteString.copyFromUtf8("answer"), at);
  }
}
