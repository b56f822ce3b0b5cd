package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.authority.client.Refusal;
import org.frontdoor.authority.client.Submission;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two authorities with an interest in the same account. */
@Tag("slow")
class IsolationIT {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final int MESSAGES = 50;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temp;

  @Test
  void twoAuthoritiesOnOneTarget_seeNothingOfEachOther() throws Exception {
    try (LabEndpoint lab = LabEndpoint.in(temp.resolve("lab")).with(2)) {
      lab.startProvider(Map.of());
      UpperTester tester = lab.tester();
      tester.createAccounts(List.of("alice", "bob"));
      Seat first = lab.seat(1);
      Seat second = lab.seat(2);
      first.collect().awaitConnected();
      second.collect().awaitConnected();

      try (CaseOfficer one = first.officer();
          CaseOfficer two = second.officer()) {
        String liidOne = one.order("ISOLATION-1", "alice");
        String liidTwo = two.order("ISOLATION-1", "alice");
        tester.inject(
            java.util.Collections.nCopies(
                MESSAGES,
                InjectedMessage.newBuilder().setSender("alice").setRecipient("bob").build()));
        awaitRecords(first, liidOne);
        awaitRecords(second, liidTwo);
        one.cancel(liidOne);
        two.cancel(liidTwo);
        first.awaitConfirmed(List.of(liidOne));
        second.awaitConfirmed(List.of(liidTwo));

        assertThat(first.liids()).containsExactly(liidOne);
        assertThat(second.liids()).containsExactly(liidTwo);
        TraceChecks.assertComplete(first.judge(), List.of(liidOne));
        TraceChecks.assertComplete(second.judge(), List.of(liidTwo));
        assertThat(first.product(liidOne)).hasSize(MESSAGES);
        assertThat(second.product(liidTwo)).hasSize(MESSAGES);
      }
    }
  }

  @Test
  void foreignObject_looksLikeAnUnknownOne() throws Exception {
    try (LabEndpoint lab = LabEndpoint.in(temp.resolve("lab")).with(2)) {
      lab.startProvider(Map.of());
      lab.tester().createAccounts(List.of("alice"));
      try (CaseOfficer one = lab.seat(1).officer();
          CaseOfficer two = lab.seat(2).officer()) {
        Submission submission = one.submit("ISOLATION-2", "alice");
        assertThat(submission.answer().refusal()).isEmpty();
        String task = submission.file().tasks().getFirst().identifier();

        assertThat(one.authority().get(task).refusal()).isEmpty();
        for (String foreign :
            Set.of(task, submission.file().authorisation(), submission.file().document())) {
          assertThat(shape(two.authority().get(foreign).refusal().orElseThrow()))
              .isEqualTo(shape(two.authority().get(NOBODY).refusal().orElseThrow()));
        }
        assertThat(shape(two.authority().cancel(task).refusal().orElseThrow()))
            .isEqualTo(shape(two.authority().cancel(NOBODY).refusal().orElseThrow()));
        assertThat(two.authority().list(ListAction.getDefaultInstance()))
            .extracting(ListRecord::getIdentifier)
            .isEmpty();
        assertThat(one.authority().list(ListAction.getDefaultInstance())).isNotEmpty();
      }
    }
  }

  private static void awaitRecords(Seat seat, String liid) {
    await("all records at " + liid)
        .atMost(LabEndpoint.PATIENCE)
        .until(() -> seat.task(liid).records() == MESSAGES);
  }

  /** Everything of a refusal but what differs between any two: its correlation. */
  private static List<Object> shape(Refusal refusal) {
    return List.of(
        refusal.code(),
        refusal.description(),
        refusal.field(),
        refusal.rule(),
        refusal.remedy(),
        refusal.correlation().length());
  }
}
