package org.frontdoor.lab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.EndpointId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReservedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lab-sco01-1",
        "192.0.2.255",
        "198.51.100.1",
        "203.0.113.9",
        "2001:db8:1::1",
        "127.0.0.1",
        "::1",
        "a@example.org",
        "www.example.com",
        "mail.example"
      })
  void identifier_ofReservedRange_passes(String identifier) {
    assertThat(Reserved.require(identifier)).isEqualTo(identifier);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "lab-",
        "lab-x.company.com",
        "lab-x@company.com",
        "192.0.3.0",
        "8.8.8.8",
        "2001:db9::1",
        "a@example.org.evil.de",
        "notexample.org",
        "xexample"
      })
  void identifier_ofAnybodyElse_isRefused(String identifier) {
    assertThatThrownBy(() -> Reserved.require(identifier))
        .isInstanceOf(NotOfThisLabException.class)
        .hasMessageContaining(identifier);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "localhost", "example.org", "::"})
  void address_thatIsNotLoopbackInNumbers_isRefused(String host) {
    ProviderAddress address = new ProviderAddress(EndpointId.getDefaultInstance(), host, 1);
    assertThatThrownBy(() -> Loopback.require(address)).isInstanceOf(NotOfThisLabException.class);
  }

  @Test
  void address_onLoopback_passes() {
    ProviderAddress address = Loopback.provider(EndpointId.getDefaultInstance(), 1);
    assertThat(Loopback.require(address)).isEqualTo(address);
    assertThat(Loopback.at(0).getAddress().isLoopbackAddress()).isTrue();
  }
}
