package org.frontdoor.lab.front;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.ProviderAccount;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.TooSlowException;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** The reference endpoint. */
public final class ReferenceFront implements Front {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long TICK_MILLIS = 20;

  private final Endpoint endpoint;
  private final CaseOfficer officer;
  private final ProviderAccount account;

  /**
   * In front of it; it goes on when this is closed.
   *
   * @throws SQLException if the provider's account cannot be read
   */
  public ReferenceFront(Endpoint endpoint) throws SQLException {
    this.endpoint = endpoint;
    this.officer = endpoint.officer();
    this.account = ProviderAccount.from(endpoint, endpoint.authority().identity());
    var unused = endpoint.desk();
  }

  @Override
  public ProviderAddress address() {
    return endpoint.li();
  }

  @Override
  public void awaitActive(String task) throws InterruptedException {
    Instant end = endpoint.world().clock().instant().plus(PATIENCE);
    CountDownLatch never = new CountDownLatch(1);
    while (officer.authority().objects(List.of(task)).stream().noneMatch(ObjectView::active)) {
      if (!endpoint.world().clock().instant().isBefore(end)) {
        throw new TooSlowException("A task that was accepted did not become active", PATIENCE);
      }
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void happen(List<InjectedMessage> messages) {
    endpoint.tester().inject(messages);
  }

  @Override
  public List<IriRecord> product(Order order) throws Exception {
    endpoint.settle();
    if (officer.authority().objects(List.of(order.task())).isEmpty()) {
      return List.of();
    }
    officer.cancel(order.task());
    endpoint.desk().awaitEnd(List.of(order.liid()), PATIENCE);
    return endpoint.desk().product(order.liid()).stream().map(OpenedRecord::record).toList();
  }

  /** Asked for over HI-1. */
  @Override
  public Optional<LiTaskObject> carriedOut(Order order) {
    return officer.authority().objects(List.of(order.task())).stream()
        .map(view -> view.object().getLiTask())
        .findFirst();
  }

  @Override
  public ProviderAccount.Refused refused() throws SQLException {
    return account.refused();
  }

  @Override
  public void close() {
    officer.close();
  }
}
