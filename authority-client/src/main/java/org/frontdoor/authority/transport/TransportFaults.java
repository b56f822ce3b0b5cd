package org.frontdoor.authority.transport;

import io.grpc.Status;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;

/** Says in our words what a failed call means, and whether it may be tried again. */
public final class TransportFaults {

  private TransportFaults() {}

  /** What the failure means. */
  public static AuthorityException explain(Throwable failure, ProviderAddress provider) {
    Status status = Status.fromThrowable(failure);
    return switch (status.getCode()) {
      case UNAVAILABLE -> unavailable(failure, provider);
      case DEADLINE_EXCEEDED ->
          new AuthorityException(
              Fault.UNREACHABLE,
              "The provider " + provider.describe() + " did not answer in time",
              "Try again; the same message is executed only once",
              failure);
      case RESOURCE_EXHAUSTED ->
          new AuthorityException(
              Fault.UNREACHABLE,
              "The provider " + provider.describe() + " is too busy",
              "Try again later",
              failure);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          new AuthorityException(
              Fault.CREDENTIALS,
              "The provider " + provider.describe() + " does not let this authority in",
              "Check that the provider knows the certificate of this authority",
              failure);
      default ->
          new AuthorityException(
              Fault.INTERNAL,
              "The provider " + provider.describe() + " failed: " + status.getCode(),
              "Ask the provider's operator to look into its log",
              failure);
    };
  }

  /** Whether sending the same bytes again may help; HI-1 executes one transaction only once. */
  public static boolean transientFailure(Throwable failure) {
    return switch (Status.fromThrowable(failure).getCode()) {
      case UNAVAILABLE -> cause(failure, SSLException.class).isEmpty();
      case DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> true;
      default -> false;
    };
  }

  private static AuthorityException unavailable(Throwable failure, ProviderAddress provider) {
    Optional<CertificateException> untrusted = cause(failure, CertificateException.class);
    if (untrusted.isPresent()) {
      return new AuthorityException(
          Fault.CREDENTIALS,
          "The server at "
              + provider.host()
              + ":"
              + provider.port()
              + " is not the provider "
              + provider.id().getUniqueIdentifier()
              + ": "
              + untrusted.get().getMessage(),
          "Check provider.id, host and port in the configuration, and the trust directory",
          failure);
    }
    if (cause(failure, SSLException.class).isPresent()) {
      return new AuthorityException(
          Fault.CREDENTIALS,
          "The provider " + provider.describe() + " refused the TLS connection",
          "Check that the provider trusts the certificate of this authority",
          failure);
    }
    return new AuthorityException(
        Fault.UNREACHABLE,
        "The provider " + provider.describe() + " cannot be reached",
        "Check that it is running, and provider.host and provider.port in the configuration",
        failure);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 16; at = at.getCause(), depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
