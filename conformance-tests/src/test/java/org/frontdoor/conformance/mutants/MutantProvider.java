package org.frontdoor.conformance.mutants;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.testbed.between.Beyond;
import org.frontdoor.testbed.between.Interference;
import org.frontdoor.testbed.between.Interposer;

/** Stands in front of the reference provider, with its keys, and commits one fault. */
public final class MutantProvider implements AutoCloseable {

  private final Interposer interposer;

  private MutantProvider(Interposer interposer) {
    this.interposer = interposer;
  }

  /** Starts a mutant that serves at once. */
  public static MutantProvider inFrontOf(
      ReferenceProvider reference, ProviderSecrets secrets, Mutation mutation) {
    return interposed(reference, secrets.setting(), new Fault(mutation, secrets));
  }

  /** Starts any interference in front of the reference provider. */
  public static MutantProvider interposed(
      ReferenceProvider reference, Setting setting, Interference interference) {
    Seats seats = setting.seats();
    SequencedMap<String, TlsIdentity> authorities = new LinkedHashMap<>();
    authorities.put(Seat.AUTHORITY_A, seats.tls(Seat.AUTHORITY_A));
    authorities.put(Seat.AUTHORITY_B, seats.tls(Seat.AUTHORITY_B));
    ProviderAddress provider =
        new ProviderAddress(
            setting.statement().id(), reference.address().host(), reference.address().port());
    return new MutantProvider(
        new Interposer(
            new Interposer.Keys(reference.providerTls(), authorities, seats.trust()),
            provider,
            reference.clock(),
            interference));
  }

  /** Where it listens. */
  public Address address() {
    return new Address("127.0.0.1", interposer.port());
  }

  @Override
  public void close() {
    interposer.close();
  }

  /** A mutation, told of the provider's keys. */
  private record Fault(Mutation mutation, ProviderSecrets secrets) implements Interference {

    @Override
    public ByteString exchange(ByteString request, Beyond beyond) {
      return mutation.exchange(request, upstream(beyond));
    }

    @Override
    public void notification(ByteString message, Beyond beyond, Consumer<ByteString> deliver) {
      mutation.notification(message, upstream(beyond), deliver);
    }

    @Override
    public StreamFault stream(Beyond beyond) {
      return mutation.stream(upstream(beyond));
    }

    @Override
    public Door door() {
      return mutation.door();
    }

    @Override
    public Map<String, String> headers() {
      return mutation.headers();
    }

    private Upstream upstream(Beyond beyond) {
      return new Upstream(beyond, secrets);
    }
  }
}
