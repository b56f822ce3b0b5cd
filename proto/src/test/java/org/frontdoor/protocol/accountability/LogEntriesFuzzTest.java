package org.frontdoor.protocol.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import org.frontdoor.protocol.wire.MalformedMessageException;

class LogEntriesFuzzTest {

  @FuzzTest
  void entry_ofAnyBytes_isReadOrRefused(byte[] bytes) {
    try {
      assertThat(LogEntries.parse(ByteString.copyFrom(bytes)).getCommitment().size()).isEqualTo(32);
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }

  @FuzzTest
  void opening_ofAnyBytes_isReadOrRefused(byte[] bytes) {
    try {
      assertThat(LogEntries.parseTasking(ByteString.copyFrom(bytes)).getAccountsList())
          .isNotEmpty();
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }
}
