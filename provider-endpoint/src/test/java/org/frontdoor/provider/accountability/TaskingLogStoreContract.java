package org.frontdoor.provider.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.frontdoor.provider.accountability.TaskingLogStore.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TaskingLogStore} promises. */
public abstract class TaskingLogStoreContract {

  protected TaskingLogStore store = new InMemoryTaskingLogStore();

  /** An empty store. */
  protected abstract TaskingLogStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
    store.close();
  }

  @Test
  void entries_appended_areReadInOrderAsFarAsAskedFor() {
    store.append(kept(0, 3));
    store.append(kept(3, 5));

    assertThat(store.read(0, 100)).isEqualTo(kept(0, 5));
    assertThat(store.read(2, 2)).isEqualTo(kept(2, 4));
    assertThat(store.read(5, 10)).isEmpty();
    assertThat(store.read(9, 10)).isEmpty();
    assertThat(store.entries(2, 2))
        .containsExactly(ByteString.copyFromUtf8("entry 2"), ByteString.copyFromUtf8("entry 3"));
  }

  @Test
  void entries_thatLeaveAGapOrOverwrite_areRefusedAsAWhole() {
    store.append(kept(0, 2));

    assertThatIllegalArgumentException().isThrownBy(() -> store.append(kept(3, 4)));
    assertThatIllegalArgumentException().isThrownBy(() -> store.append(kept(1, 3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.append(List.of(kept(2, 3).getFirst(), kept(4, 5).getFirst())));
    assertThat(store.read(0, 100)).isEqualTo(kept(0, 2));
  }

  @Test
  void checkpoint_keptTwice_isTheLater() {
    assertThat(store.checkpoint()).isEmpty();
    store.keepCheckpoint(ByteString.copyFromUtf8("one"));
    store.keepCheckpoint(ByteString.copyFromUtf8("two"));

    assertThat(store.checkpoint()).contains(ByteString.copyFromUtf8("two"));
  }

  /** Entries from an index up to another. */
  protected static List<Kept> kept(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(
            index ->
                new Kept(
                    index,
                    new UUID(7, index),
                    ByteString.copyFromUtf8("entry " + index),
                    ByteString.copyFromUtf8("opening " + index)))
        .toList();
  }
}
