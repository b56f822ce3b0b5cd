package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void rows_always_haveNamesOfTheirOwnAndSayHowTheyMeasure() {
    assertThat(Rows.all()).extracting(Row::name).doesNotHaveDuplicates();
    assertThat(Rows.all()).extracting(Row::title).doesNotHaveDuplicates();
    for (Row row : Rows.all()) {
      assertThat(row.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(row.title()).as(row.name()).isNotBlank().doesNotEndWith(".");
      assertThat(row.method()).as(row.name()).isNotBlank();
    }
  }
}
