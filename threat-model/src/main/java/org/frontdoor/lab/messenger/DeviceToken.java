package org.frontdoor.lab.messenger;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;

/**
 * What a device shows to the relay. The provider sees it with every call, and whoever works there
 * can take it.
 *
 * @param value as the relay gave it
 */
public record DeviceToken(String value) {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  CallCredentials credentials() {
    return new CallCredentials() {
      @Override
      public void applyRequestMetadata(
          RequestInfo info, Executor executor, MetadataApplier applier) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + value);
        applier.apply(headers);
      }
    };
  }

  @Override
  public String toString() {
    return "DeviceToken[redacted]";
  }
}
