package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckpointTest {

  /** The example of C2SP tlog-cosignature. */
  private static final String EXAMPLE =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """;

  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

  @Test
  void checkpoint_ofTheExample_isReadAndWrittenTheSame() throws TlogException {
    SignedNote note = SignedNote.parse(ByteString.copyFromUtf8(EXAMPLE));
    LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());

    assertThat(note.signatures()).hasSize(2);
    assertThat(note.bytes().toStringUtf8()).isEqualTo(EXAMPLE);
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.head().size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(note.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log\n",
        "log\n1\n",
        "log\n1\n" + ROOT,
        "log\n01\n" + ROOT + "\n",
        "log\n+1\n" + ROOT + "\n",
        "log\n-1\n" + ROOT + "\n",
        "log\n9223372036854775808\n" + ROOT + "\n",
        "log\n0\n" + ROOT + "\n",
        "\n1\n" + ROOT + "\n",
        "l og\n1\n" + ROOT + "\n",
        "log\n1\nAAAA\n",
        "log\n1\n" + ROOT + "\nextension\n",
        "log\n1\n" + ROOT + "\n\n"
      })
  void checkpoint_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> LogCheckpoint.parse(text))
        .isInstanceOf(TlogException.class)
        .hasMessage(TlogFault.MALFORMED_CHECKPOINT.sentence());
  }
}
