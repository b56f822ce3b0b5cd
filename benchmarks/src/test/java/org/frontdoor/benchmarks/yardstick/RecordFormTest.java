package org.frontdoor.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.RecordBatch;
import org.junit.jupiter.api.Test;

final class RecordFormTest {

  @Test
  void ofBytes_anySize_isTheSizeOfEachRecord() {
    for (int bytes = 70; bytes < 140; bytes++) {
      RecordForm form = RecordForm.ofBytes(bytes);
      assertThat(form.bytes()).isEqualTo(bytes);
      assertThat(SampleRecords.of(form).batch(100).getRecordsList())
          .extracting(IriRecord::getSerializedSize)
          .containsOnly(bytes);
    }
  }

  @Test
  void ofNames_longerThanAnAccountsName_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordForm.ofNames(65));
  }

  @Test
  void batch_atTheEndOfTheSamples_beginsAnew() {
    SampleRecords records = SampleRecords.of(RecordForm.ofNames(8));
    RecordBatch first = records.batch(8_192);

    assertThat(records.batch(8_192)).isEqualTo(first);
  }

  @Test
  void line_ofAnyOrder_isReadAsThatOrder() {
    Order.Span span = new Order.Span(Duration.ofMillis(7), Duration.ofMillis(8));
    Order stream = new Order.Streamed(new StreamOrder(64, new RecordForm(9, 10)), true, span);
    Order called = new Order.Called(500, new RecordForm(11, 12), span);

    assertThat(Order.parse(stream.line())).isEqualTo(stream);
    assertThat(Order.parse(called.line())).isEqualTo(called);
  }
}
