package org.frontdoor.conformance.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9443", "127.0.0.1:1", "[::1]:65535"})
  void address_isReadAndWrittenAlike(String text) {
    assertThat(Address.parse(text)).hasToString(text);
  }

  @Test
  void addressInBrackets_hasNoneInItsHost() {
    assertThat(Address.parse("[::1]:80").host()).isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":80", "localhost:x", "h:0", "h:65536"})
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
