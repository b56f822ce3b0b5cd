package org.frontdoor.provider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

final class ReaderRateLimitTest {

  private final TestClock clock = new TestClock();
  private final ReaderRateLimit limit = new ReaderRateLimit(clock, 2, 3);

  @Test
  void reader_whoAsksTooOften_waits_andNobodyElse() throws UnknownHostException {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take(ipv4(1, 1000 + i))).isTrue();
    }
    assertThat(limit.take(ipv4(1, 2000))).isFalse();
    assertThat(limit.take(ipv4(2, 2000))).isTrue();

    clock.advance(Duration.ofMillis(500));
    assertThat(limit.take(ipv4(1, 2000))).isTrue();
    assertThat(limit.take(ipv4(1, 2000))).isFalse();
  }

  @Test
  void addressesOfOneNetwork_areOneReader() throws UnknownHostException {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take(ipv6(1, i))).isTrue();
    }
    assertThat(limit.take(ipv6(1, 7))).isFalse();
    assertThat(limit.take(ipv6(2, 7))).isTrue();
  }

  @Test
  void manyAddresses_areForgottenAgain() throws UnknownHostException {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take(ipv4(0, 1))).isTrue();
    }
    for (int i = 1; i <= 5000; i++) {
      assertThat(limit.take(ipv4(i, 1))).isTrue();
    }
    assertThat(limit.take(ipv4(0, 1))).isTrue();
  }

  @Test
  void limit_thatLetsNothingThrough_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReaderRateLimit(clock, 0, 1));
  }

  private static SocketAddress ipv4(int host, int port) throws UnknownHostException {
    byte[] bytes = {127, 1, (byte) (host >> 8), (byte) host};
    return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
  }

  private static SocketAddress ipv6(int network, int host) throws UnknownHostException {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) 0xfd;
    bytes[7] = (byte) network;
    bytes[15] = (byte) host;
    return new InetSocketAddress(InetAddress.getByAddress(bytes), 1);
  }
}
