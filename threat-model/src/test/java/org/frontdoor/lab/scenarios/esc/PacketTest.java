package org.frontdoor.lab.scenarios.esc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.lab.escrow.world.Letter;
import org.junit.jupiter.api.Test;

final class PacketTest {

  @Test
  void read_whatWasMade_givesItBack() {
    var wire =
        new Letter.Wire(ByteString.copyFromUtf8("sealed"), ByteString.copyFromUtf8("the blob"));
    assertThat(Packet.read(Packet.of(wire))).contains(wire);
  }

  @Test
  void read_lengthThatDoesNotFit_givesNothing() {
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[] {0, 0, 0},
            new byte[] {0, 0, 0, 2, 1},
            new byte[] {-1, -1, -1, -1, 1},
            new byte[] {127, -1, -1, -1, 1})) {
      assertThat(Packet.read(ByteString.copyFrom(bytes))).isEmpty();
    }
  }
}
