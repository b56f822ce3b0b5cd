package org.frontdoor.lab.front;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.lab.endpoint.ProviderAccount;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.uppertester.v1.InjectedMessage;

/**
 * A naive provider with the keys of the reference, on a port of its own: authorities, judge and
 * certificates are those of the same laboratory.
 */
public final class NaiveFront implements Front {

  private final AuthorityConfig authority;
  private final NaiveDesk desk;
  private final NaiveProvider server;
  private final ManagedChannel channel;

  private NaiveFront(AuthorityConfig authority, NaiveDesk desk, NaiveProvider server) {
    this.authority = authority;
    this.desk = desk;
    this.server = server;
    this.channel =
        ProviderChannel.open(
            address(), authority.credentials().tls(), trust(authority), clock(authority));
  }

  /**
   * Starts one that lives in UTC.
   *
   * @throws CredentialException if the laboratory's keys cannot be read
   * @throws IOException if it cannot listen
   */
  public static NaiveFront start(Endpoint lab) throws CredentialException, IOException {
    return start(lab, ZoneOffset.UTC.getRules());
  }

  /**
   * Starts one.
   *
   * @param zone for times that come without one
   * @throws CredentialException if the laboratory's keys cannot be read
   * @throws IOException if it cannot listen
   */
  public static NaiveFront start(Endpoint lab, ZoneRules zone)
      throws CredentialException, IOException {
    AuthorityConfig authority = lab.authority();
    InstantSource clock = clock(authority);
    Path folder = lab.lab().provider();
    Path password = folder.resolve("password");
    NaiveDesk desk =
        new NaiveDesk(
            KeyFiles.loadSigning(folder.resolve("signing.p12"), password, clock.instant()),
            trust(authority),
            clock,
            lab.world().random(),
            zone);
    NaiveProvider server =
        new NaiveProvider(
            desk,
            KeyFiles.loadTls(folder.resolve("tls.p12"), password, clock.instant()),
            trust(authority),
            clock);
    return new NaiveFront(authority, desk, server);
  }

  @Override
  public ProviderAddress address() {
    return Loopback.provider(authority.provider().id(), server.port());
  }

  /** Does nothing: its taps are set when it answers. */
  @Override
  public void awaitActive(String task) {}

  @Override
  public void happen(List<InjectedMessage> messages) {
    desk.happen(messages);
  }

  @Override
  public List<IriRecord> product(Order order) throws SealException, IOException {
    DeliveryUnits units =
        ClientCalls.blockingUnaryCall(
            channel, NaiveProvider.PRODUCT, CallOptions.DEFAULT, StringValue.of(order.liid()));
    return units.getUnitsCount() == 0 ? List.of() : open(units.getUnitsList());
  }

  @Override
  public Optional<LiTaskObject> carriedOut(Order order) {
    return desk.tapped().stream()
        .filter(task -> task.getReference().equals(order.liid()))
        .findFirst();
  }

  @Override
  public ProviderAccount.Refused refused() {
    return new ProviderAccount.Refused(desk.turnedAway(), 0);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.close();
  }

  private List<IriRecord> open(List<DeliveryUnit> units) throws SealException, IOException {
    List<IriRecord> records = new ArrayList<>();
    UnitHeader epoch = UnitHeader.parseFrom(units.getFirst().getHeader());
    try (EpochOpener opener = EpochOpener.open(epoch, key(epoch))) {
      for (DeliveryUnit unit : units) {
        UnitHeader header = UnitHeader.parseFrom(unit.getHeader());
        if (header.getKind() == UnitKind.UNIT_KIND_BATCH) {
          byte[] batch =
              opener.open(unit.getHeader(), header.getFirstRecord(), unit.getCiphertext());
          records.addAll(RecordBatch.parseFrom(batch).getRecordsList());
        }
      }
    }
    return records;
  }

  private DeliveryKeyPair key(UnitHeader epoch) {
    return authority.credentials().delivery().stream()
        .filter(key -> key.keyId().equals(epoch.getEpochDetail().getDeliveryKeyId()))
        .findFirst()
        .orElseThrow();
  }

  private static CertificateVerifier trust(AuthorityConfig authority) {
    return new CertificateVerifier(authority.credentials().trust());
  }

  private static InstantSource clock(AuthorityConfig authority) {
    return authority.surroundings().clock();
  }
}
