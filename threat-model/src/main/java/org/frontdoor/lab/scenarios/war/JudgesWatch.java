package org.frontdoor.lab.scenarios.war;

import java.util.List;
import java.util.Optional;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.lab.accountability.OrderMonitor;
import org.frontdoor.lab.accountability.ProviderLog;
import org.frontdoor.lab.accountability.RemoteLog;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.tlog.TlogException;

/**
 * A judge who reads, once an epoch, what the log of taskings says was done in her name. What was
 * there before the run she has looked through already.
 */
final class JudgesWatch {

  private final Stage stage;
  private final RemoteLog log;
  private final OrderMonitor monitor;
  private final boolean watching;
  private long looked;
  private Optional<Long> alarm = Optional.empty();

  /**
   * A judge who watches if the catalogue's {@code watched} says so.
   *
   * @param office her office
   */
  JudgesWatch(Stage stage, Endpoint endpoint, Identity office) throws Exception {
    this.stage = stage;
    this.watching = stage.parameters().flag("watched");
    this.log = stage.onRevert(ProviderLog.open(endpoint));
    this.monitor =
        new OrderMonitor(
            Approver.newBuilder()
                .setCountryCode(office.country())
                .setRealm(office.realm())
                .setRole(office.role())
                .setUniqueIdentifier(office.uniqueIdentifier())
                .build(),
            ProviderLog.policy(endpoint));
    List<Long> unused = monitor.foreign(log);
  }

  /** Puts an order that she has signed into her drawer. */
  void signed(byte[] order) {
    monitor.signed(order);
  }

  /** Looks, if an epoch has passed since she looked last. */
  void look() throws TlogException {
    long now = stage.clock().epoch();
    if (watching && now > looked && alarm.isEmpty()) {
      looked = now;
      int foreign = monitor.foreign(log).size();
      if (foreign > 0) {
        alarm = Optional.of(now);
        stage
            .story()
            .sees("The judge", "sees " + foreign + " orders in her name that she never signed");
      }
    }
  }

  /** At which epoch she said that her key is misused. */
  Optional<Long> alarm() {
    return alarm;
  }
}
