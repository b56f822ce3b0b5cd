package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published example of Go's sumdb/note, whose signatures everybody must reproduce. */
class SignedNoteTest {

  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String LINE =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngot"
          + "pRZb6KE6RyyBwJnAM=";

  @Test
  void key_ofTheExample_isReadAndWrittenTheSame() throws TlogException {
    NoteKey key = NoteKey.parse(KEY);

    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(key.use()).isEqualTo(NoteKeyUse.LOG);
    assertThat(key.text()).isEqualTo(KEY);
  }

  @Test
  void signer_withTheSeedOfTheExample_makesItsSignature() {
    byte[] typed = Base64.getDecoder().decode(SEED);
    NoteSigner signer =
        NoteSigner.ofSeed(
            "PeterNeumann", NoteKeyUse.LOG, Arrays.copyOfRange(typed, 1, typed.length));

    assertThat(signer.key().text()).isEqualTo(KEY);
    assertThat(signer.sign(TEXT).bytes().toStringUtf8()).isEqualTo(TEXT + "\n" + LINE + "\n");
    assertThat(signer).hasToString("NoteSigner[" + KEY + "]");
  }

  @Test
  void key_withAnyCharacterChanged_isRefused() {
    for (int i = 0; i < KEY.length(); i++) {
      String changed = KEY.substring(0, i) + (char) (KEY.charAt(i) + 1) + KEY.substring(i + 1);
      assertThatThrownBy(() -> NoteKey.parse(changed))
          .as(changed)
          .isInstanceOf(TlogException.class)
          .hasMessage(TlogFault.MALFORMED_KEY.sentence());
    }
  }

  @Test
  void note_withTextThatHasEmptyLines_splitsAtTheLastOfThem() throws TlogException {
    String text = "one\n\ntwo\n\n\nthree\n";

    SignedNote note = SignedNote.parse(ByteString.copyFromUtf8(text + "\n" + LINE + "\n"));

    assertThat(note.text()).isEqualTo(text);
    assertThat(note.signatures()).hasSize(1);
    assertThat(note.bytes().toStringUtf8()).isEqualTo(text + "\n" + LINE + "\n");
  }

  @Test
  void note_withTheSignatureOfOneKeyTwice_keepsTheLater() throws TlogException {
    SignedNote note = SignedNote.parse(ByteString.copyFromUtf8(TEXT + "\n" + LINE + "\n"));

    assertThat(note.with(note.signatures().getFirst())).isEqualTo(note);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\u2014 name AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA=",
        "text\n\n\u2014 name AAAAAAA=\n\u2014 name\n",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n\u2014 na+me AAAAAAA=\n",
        "text\n\n\u2014 na\u00a0me AAAAAAA=\n",
        "text\n\n\u2014  name AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA= \n",
        "text\n\n\u2014 name AAAAAAA\n",
        "text\n\n\u2014 name AAAAAAB=\n",
        "text\n\n\u2014 name AAAAAA==\n",
        "text\n\n\u2014 name AAAAA\n",
        "te\txt\n\n\u2014 name AAAAAAA=\n",
        "text\r\n\n\u2014 name AAAAAAA=\n"
      })
  void note_thatIsNone_isRefused(String text) {
    TlogException refused =
        catchThrowableOfType(
            TlogException.class, () -> SignedNote.parse(ByteString.copyFromUtf8(text)));

    assertThat(refused).isNotNull();
    assertThat(refused.fault()).isEqualTo(TlogFault.MALFORMED_NOTE);
  }

  @Test
  void note_thatIsNotUtf8OrTooLargeOrHasTooManySignatures_isRefused() {
    ByteString good = ByteString.copyFromUtf8("text\n\n\u2014 name AAAAAAA=\n");
    ByteString line = ByteString.copyFromUtf8("\u2014 name AAAAAAA=\n");
    ByteString many = good;
    for (int i = 0; i < SignedNote.MOST_SIGNATURES; i++) {
      many = many.concat(line);
    }
    ByteString large = ByteString.copyFrom(new byte[SignedNote.MOST_BYTES]).concat(good);

    assertRefused(ByteString.copyFrom(new byte[] {(byte) 0xff}).concat(good));
    assertRefused(many);
    assertRefused(large);
  }

  private static void assertRefused(ByteString bytes) {
    assertThatThrownBy(() -> SignedNote.parse(bytes))
        .isInstanceOf(TlogException.class)
        .hasMessage(TlogFault.MALFORMED_NOTE.sentence());
  }

  /** What C2SP forbids others refuse, so a log of such a name would be read by us alone. */
  @Test
  void key_whoseNameHasAnySpaceOfUnicode_isNone() {
    for (int space : new int[] {' ', 0x85, 0xa0, 0x1680, 0x2003, 0x2028, 0x202f, 0x205f, 0x3000}) {
      assertThat(NoteKey.isName("log" + Character.toString(space) + "x"))
          .as("U+%04X", space)
          .isFalse();
    }
    assertThat(NoteKey.isName("log.example/x")).isTrue();
  }
}
