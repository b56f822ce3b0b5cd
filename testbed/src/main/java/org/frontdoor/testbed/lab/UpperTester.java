package org.frontdoor.testbed.lab;

import com.google.common.collect.Lists;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.uppertester.v1.AdvanceClockRequest;
import org.frontdoor.uppertester.v1.CreateAccountsRequest;
import org.frontdoor.uppertester.v1.GetProgressRequest;
import org.frontdoor.uppertester.v1.GetProgressResponse;
import org.frontdoor.uppertester.v1.InjectMessagesRequest;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.frontdoor.uppertester.v1.StartTrafficRequest;
import org.frontdoor.uppertester.v1.StopTrafficRequest;
import org.frontdoor.uppertester.v1.UpperTesterServiceGrpc;
import org.frontdoor.uppertester.v1.UpperTesterServiceGrpc.UpperTesterServiceBlockingStub;

/**
 * The tester's end of the provider's upper tester. Every call throws {@link StatusRuntimeException}
 * if the provider is not there or refuses.
 */
public final class UpperTester implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MESSAGES_A_CALL = 5_000;

  private final ManagedChannel channel;

  private UpperTester(ManagedChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects when it is first used.
   *
   * @param provider the provider, at the port of its upper tester
   * @param own the tester's certificate
   * @param trust whom the tester trusts
   */
  public static UpperTester at(
      ProviderAddress provider, TlsIdentity own, CertificateVerifier trust, InstantSource clock) {
    return new UpperTester(ProviderChannel.open(provider, own, trust, clock));
  }

  /** Starts the traffic source that the provider was configured with. */
  public void startTraffic() {
    var unused = stub().startTraffic(StartTrafficRequest.getDefaultInstance());
  }

  /** Stops it; nothing more comes when this returns. */
  public void stopTraffic() {
    var unused = stub().stopTraffic(StopTrafficRequest.getDefaultInstance());
  }

  /** How far traffic and interception are. */
  public GetProgressResponse progress() {
    return stub().getProgress(GetProgressRequest.getDefaultInstance());
  }

  /** Makes accounts; those that exist are left alone. */
  public void createAccounts(List<String> accounts) {
    var unused =
        stub()
            .createAccounts(CreateAccountsRequest.newBuilder().addAllAccountIds(accounts).build());
  }

  /** Makes the messenger take messages; returns when all are in the journal. */
  public void inject(List<InjectedMessage> messages) {
    for (List<InjectedMessage> part : Lists.partition(messages, MESSAGES_A_CALL)) {
      var unused =
          stub().injectMessages(InjectMessagesRequest.newBuilder().addAllMessages(part).build());
    }
  }

  /** Moves the provider's clock ahead; what is due then has been done when this returns. */
  public void advanceClock(Duration by) {
    var unused =
        stub().advanceClock(AdvanceClockRequest.newBuilder().setMillis(by.toMillis()).build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private UpperTesterServiceBlockingStub stub() {
    return UpperTesterServiceGrpc.newBlockingStub(channel)
        .withWaitForReady()
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
