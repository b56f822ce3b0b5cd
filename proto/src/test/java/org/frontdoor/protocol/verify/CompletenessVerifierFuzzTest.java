package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.frontdoor.hi2.v1.DeliverResponse;

class CompletenessVerifierFuzzTest {

  private final VerifyLab lab = VerifyLab.SHARED;

  /** Whatever is on the stream, the verifier reports; it never throws and never verifies it. */
  @FuzzTest
  void verifier_fedAnything_reportsAndVerifiesNothing(byte[] stream) {
    CompletenessVerifier verifier = lab.seeing();
    var in = new ByteArrayInputStream(stream);
    try {
      for (var next = DeliverResponse.parseDelimitedFrom(in);
          next != null;
          next = DeliverResponse.parseDelimitedFrom(in)) {
        if (next.hasUnits()) {
          next.getUnits().getUnitsList().forEach(verifier::feed);
        } else if (next.hasCheckpoint()) {
          verifier.feed(next.getCheckpoint(), lab.clock.instant());
        }
      }
    } catch (InvalidProtocolBufferException e) {
      // What was fed before the bytes broke off counts.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletenessReport report = verifier.report(List.of("LIID-0"));
    assertThat(report.complete()).isFalse();
    assertThat(report.checkpoints()).isZero();
    for (TaskReport task : report.tasks()) {
      assertThat(task.verified()).isZero();
      assertThat(task.records()).isNotNegative();
      assertThat(task.missing()).isNotNegative();
      assertThat(task.lost()).isNotNegative();
      assertThat(task.duplicated()).isNotNegative();
    }
  }
}
