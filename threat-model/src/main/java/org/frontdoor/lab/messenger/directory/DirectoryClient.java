package org.frontdoor.lab.messenger.directory;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.frontdoor.keydirectory.v1.DeviceKeys;
import org.frontdoor.keydirectory.v1.GetCheckpointRequest;
import org.frontdoor.keydirectory.v1.GetConsistencyProofRequest;
import org.frontdoor.keydirectory.v1.GetDevicesRequest;
import org.frontdoor.keydirectory.v1.GetDevicesResponse;
import org.frontdoor.keydirectory.v1.GetEntriesRequest;
import org.frontdoor.keydirectory.v1.KeyDirectoryServiceGrpc;
import org.frontdoor.keydirectory.v1.KeyDirectoryServiceGrpc.KeyDirectoryServiceBlockingStub;
import org.frontdoor.keydirectory.v1.ListedDevice;
import org.frontdoor.keydirectory.v1.PublishRequest;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * The directory as a user's program sees it. With a policy it believes no device that is not proved
 * to be in the log; without one it believes everything.
 */
public final class DirectoryClient implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;
  private static final StrictParser<DeviceKeys> PARSER =
      StrictParser.of(DeviceKeys.getDefaultInstance(), ParseLimits.usual());

  private final ManagedChannel channel;
  private final Optional<WitnessPolicy> policy;
  private final String asker;

  private DirectoryClient(ManagedChannel channel, Optional<WitnessPolicy> policy, String asker) {
    this.channel = channel;
    this.policy = policy;
    this.asker = asker;
  }

  /**
   * Connects when it is used.
   *
   * @param policy whose log the devices must be in; empty to believe everything
   */
  public static DirectoryClient of(KeyDirectoryServer server, Optional<WitnessPolicy> policy) {
    try {
      return new DirectoryClient(
          NettyChannelBuilder.forAddress(Loopback.at(server.port()))
              .sslContext(
                  GrpcSslContexts.forClient()
                      .trustManager(server.issuer())
                      .protocols("TLSv1.3")
                      .build())
              .build(),
          policy,
          "");
    } catch (SSLException e) {
      throw new IllegalArgumentException("The trust in the directory cannot be used", e);
    }
  }

  /** The same connection, for one user, whose account the directory is told with each call. */
  public DirectoryClient as(String account) {
    return new DirectoryClient(channel, policy, account);
  }

  /** Adds the first device of an account. */
  public void publish(Device device) throws DirectoryException {
    var unused =
        ask(stub -> stub.publish(PublishRequest.newBuilder().setDeviceKeys(device.keys()).build()));
  }

  /**
   * The devices of an account that can be believed.
   *
   * @return those, and how many others were told
   * @throws DirectoryException if the directory does not answer, or its log cannot be believed
   */
  public Lookup devices(String account) throws DirectoryException {
    GetDevicesResponse answer =
        ask(stub -> stub.getDevices(GetDevicesRequest.newBuilder().setAccountId(account).build()));
    Optional<TreeHead> head = head(answer.getCheckpoint());
    List<Device> devices = new ArrayList<>();
    for (ListedDevice listed : answer.getDevicesList()) {
      parse(listed.getDeviceKeys())
          .filter(keys -> keys.getAccountId().equals(account))
          .filter(keys -> head.isEmpty() || isLogged(listed, head.get()))
          .map(Device::of)
          .ifPresent(devices::add);
    }
    return new Lookup(List.copyOf(devices), answer.getDevicesCount() - devices.size());
  }

  /**
   * An answer.
   *
   * @param devices those that are believed
   * @param refused how many are not
   */
  public record Lookup(List<Device> devices, int refused) {}

  private Optional<TreeHead> head(ByteString checkpoint) throws DirectoryException {
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(policy.get().verify(SignedNote.parse(checkpoint)).checkpoint().head());
    } catch (TlogException e) {
      throw new DirectoryException("The directory's log cannot be believed", e);
    }
  }

  private static boolean isLogged(ListedDevice listed, TreeHead head) {
    if (!listed.hasInclusionProof()) {
      return false;
    }
    try {
      new ProofOfInclusion(
              listed.getInclusionProof().getIndex(),
              listed.getInclusionProof().getSize(),
              listed.getInclusionProof().getPathList())
          .verify(listed.getDeviceKeys(), head);
      return true;
    } catch (TlogException | IllegalArgumentException e) {
      return false;
    }
  }

  static Optional<DeviceKeys> parse(ByteString bytes) {
    try {
      return Optional.of(PARSER.parse(bytes));
    } catch (MalformedMessageException e) {
      return Optional.empty();
    }
  }

  /** The directory's log, for whoever follows it. */
  public LogView log() {
    return new RemoteLog();
  }

  private <T> T ask(Function<KeyDirectoryServiceBlockingStub, T> call) throws DirectoryException {
    try {
      return call.apply(
          KeyDirectoryServiceGrpc.newBlockingStub(channel)
              .withInterceptors(Asker.as(asker))
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (StatusRuntimeException e) {
      throw new DirectoryException("The directory answers " + e.getStatus().getCode(), e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /** The log over the wire; whatever is wrong with an answer is a fault of the log. */
  private final class RemoteLog implements LogView {

    @Override
    public SignedNote checkpoint() throws TlogException {
      return SignedNote.parse(
          asked(stub -> stub.getCheckpoint(GetCheckpointRequest.getDefaultInstance()))
              .getCheckpoint());
    }

    @Override
    public List<ByteString> entries(long from, long to) throws TlogException {
      return asked(
              stub ->
                  stub.getEntries(GetEntriesRequest.newBuilder().setFrom(from).setTo(to).build()))
          .getEntriesList();
    }

    /** Comes with each device; nobody asks for it alone. */
    @Override
    public ProofOfInclusion inclusion(long index, long size) throws TlogException {
      throw TlogException.noAnswer();
    }

    @Override
    public ProofOfConsistency consistency(long oldSize, long newSize) throws TlogException {
      return new ProofOfConsistency(
          oldSize,
          newSize,
          asked(
                  stub ->
                      stub.getConsistencyProof(
                          GetConsistencyProofRequest.newBuilder()
                              .setOldSize(oldSize)
                              .setNewSize(newSize)
                              .build()))
              .getNodesList());
    }

    private <T> T asked(Function<KeyDirectoryServiceBlockingStub, T> call) throws TlogException {
      try {
        return ask(call);
      } catch (DirectoryException e) {
        throw TlogException.noAnswer();
      }
    }
  }
}
