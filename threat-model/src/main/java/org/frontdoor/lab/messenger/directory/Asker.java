package org.frontdoor.lab.messenger.directory;

import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.MetadataUtils;

/**
 * Who asks the directory, as every service knows that has a log-in; so it can tell one this and
 * another that. The lab's users say it of themselves and nobody checks it, since no attack of the
 * lab gains anything by asking in another's name.
 */
final class Asker implements ServerInterceptor {

  private static final Metadata.Key<String> ACCOUNT =
      Metadata.Key.of("frontdoor-account", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<String> NOW = Context.keyWithDefault("account", "");

  /** The account of the call that is being answered; empty if it does not say. */
  static String now() {
    return NOW.get();
  }

  /** Says with each call who asks. */
  static ClientInterceptor as(String account) {
    Metadata headers = new Metadata();
    headers.put(ACCOUNT, account);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String account = headers.get(ACCOUNT);
    return Contexts.interceptCall(
        Context.current().withValue(NOW, account == null ? "" : account), call, headers, next);
  }
}
