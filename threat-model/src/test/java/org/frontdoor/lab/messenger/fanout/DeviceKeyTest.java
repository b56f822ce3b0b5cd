package org.frontdoor.lab.messenger.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class DeviceKeyTest {

  private static final ByteString BINDING = ByteString.copyFromUtf8("alice to bob");
  private static final ByteString TEXT = ByteString.copyFromUtf8("hello");

  private final DeviceKey bob = DeviceKey.generate(new SecureRandom());

  @Test
  void sealed_opensForItsDeviceAndItsBindingAlone() {
    ByteString sealed = DeviceKey.seal(bob.publicKey(), BINDING, TEXT);

    assertThat(bob.opens(BINDING, sealed)).isTrue();
    assertThat(bob.opens(ByteString.copyFromUtf8("eve to bob"), sealed)).isFalse();
    assertThat(DeviceKey.generate(new SecureRandom()).opens(BINDING, sealed)).isFalse();
  }

  @Test
  void anythingElse_doesNotOpen() {
    ByteString sealed = DeviceKey.seal(bob.publicKey(), BINDING, TEXT);

    assertThat(bob.opens(BINDING, ByteString.EMPTY)).isFalse();
    assertThat(bob.opens(BINDING, sealed.substring(0, sealed.size() - 1))).isFalse();
    assertThat(bob.opens(BINDING, ByteString.copyFrom(new byte[64]))).isFalse();
  }
}
