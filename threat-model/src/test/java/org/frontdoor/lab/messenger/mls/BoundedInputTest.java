package org.frontdoor.lab.messenger.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedInputTest {

  private static BoundedInput hex(String bytes) {
    return new BoundedInput(HexFormat.of().parseHex(bytes));
  }

  @Test
  void opaque_ofEachLengthOfLength_isRead() throws IOException {
    byte[] long64 = new byte[64];
    byte[] long16k = new byte[1 << 14];
    for (byte[] value : new byte[][] {new byte[0], new byte[63], long64, long16k}) {
      MLSOutputStream out = new MLSOutputStream();
      out.writeOpaque(value);
      assertThat(new BoundedInput(out.toByteArray()).readOpaque()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "4101", "bfffffff00", "8000", "c000000000000000", "4001aa"})
  void opaque_thatClaimsMoreThanThereIsOrIsOddlyWritten_isRefused(String bytes) {
    assertThatThrownBy(() -> hex(bytes).readOpaque()).isInstanceOf(IOException.class);
  }

  @Test
  void message_readAndWrittenAgain_isTheSameBytes() throws Exception {
    GroupMember alice =
        GroupMember.create(
            "group",
            MemberKeys.generate("alice", new SecureRandom()),
            MembershipPolicy.strict(KeyCheck.believeAnything()));
    byte[] info = alice.groupInfo().toByteArray();

    MLSMessage read = BoundedInput.readWhole(info, MLSMessage.class);

    assertThat(MLSOutputStream.encode(read)).isEqualTo(info);
  }

  @Test
  void message_withBytesBehindIt_isRefused() throws Exception {
    GroupMember alice =
        GroupMember.create(
            "group",
            MemberKeys.generate("alice", new SecureRandom()),
            MembershipPolicy.strict(KeyCheck.believeAnything()));
    byte[] longer = alice.groupInfo().concat(alice.groupInfo().substring(0, 1)).toByteArray();

    assertThatThrownBy(() -> BoundedInput.readWhole(longer, MLSMessage.class))
        .isInstanceOf(IOException.class);
  }
}
