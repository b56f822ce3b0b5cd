package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

class SignedNoteFuzzTest {

  private static final WitnessPolicy POLICY =
      new WitnessPolicy(Logs.signer(1).key(), Logs.keys(Logs.witnesses(3)), 1);

  /** What is read is written the same, and nobody but the log makes a checkpoint of it. */
  @FuzzTest
  void note_ofAnyBytes_isReadInOneWayOrRefused(byte[] bytes) {
    ByteString input = ByteString.copyFrom(bytes);
    try {
      SignedNote note = SignedNote.parse(input);
      assertThat(note.bytes()).isEqualTo(input);
      LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
      assertThat(checkpoint.text()).isEqualTo(note.text());
      POLICY.verify(note);
      throw new AssertionError("A note was believed that nobody signed.");
    } catch (TlogException e) {
      assertThat(e.fault().sentence()).isNotEmpty();
    }
  }

  @FuzzTest
  void key_ofAnyText_isReadInOneWayOrRefused(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      assertThat(NoteKey.parse(text).text()).isEqualTo(text);
    } catch (TlogException e) {
      assertThat(e.fault()).isEqualTo(TlogFault.MALFORMED_KEY);
    }
  }
}
