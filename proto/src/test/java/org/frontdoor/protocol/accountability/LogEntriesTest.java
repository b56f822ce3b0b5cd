package org.frontdoor.protocol.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.protocol.testing.RandomMessages;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.junit.jupiter.api.Test;

class LogEntriesTest {

  private static final int MESSAGES = 40;

  private final long seed = Long.getLong("frontdoor.seed", new SecureRandom().nextLong());
  private final RandomMessages messages = new RandomMessages(new SplittableRandom(seed));

  @Test
  void entry_commitsToItsOpeningAndToNoOther() {
    for (int i = 0; i < MESSAGES; i++) {
      ByteString opening = messages.like(TaskingOpening.getDefaultInstance()).toByteString();
      LogEntry entry =
          messages.like(LogEntry.getDefaultInstance()).toBuilder()
              .setCommitment(LogEntries.commitment(opening))
              .build();

      assertThat(LogEntries.commitsTo(entry, opening)).as("seed %d", seed).isTrue();
      assertThat(LogEntries.commitsTo(entry, opening.substring(1))).as("seed %d", seed).isFalse();
      assertThatCode(() -> LogEntries.parse(entry.toByteString()))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
      assertThatCode(() -> LogEntries.parseTasking(opening))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void entry_withoutAnOfficeOrWithAShortCommitment_isRefused() {
    LogEntry good = messages.like(LogEntry.getDefaultInstance());

    assertRefused(good.toBuilder().clearApprover().build());
    assertRefused(good.toBuilder().setCommitment(ByteString.EMPTY).build());
    assertRefused(good.toBuilder().setKind(EntryKind.ENTRY_KIND_UNSPECIFIED).build());
  }

  @Test
  void hashes_ofOneOrder_areDifferentForDifferentUses() {
    ByteString order = ByteString.copyFromUtf8("order");

    assertThat(LogEntries.orderTag(order))
        .isNotEqualTo(LogEntries.orderHash(order))
        .isNotEqualTo(LogEntries.commitment(order));
  }

  private static void assertRefused(LogEntry entry) {
    assertThatThrownBy(() -> LogEntries.parse(entry.toByteString()))
        .isInstanceOf(MalformedMessageException.class);
  }
}
