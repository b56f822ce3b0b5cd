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
  private Optional<Long> found = Optional.empty();

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

  /**
   * Lays the log beside her drawer, at the end of an epoch.
   *
   * @return how many orders in her name are new there that she never signed
   */
  int look() throws TlogException {
    int foreign = monitor.foreign(log).size();
    if (foreign > 0) {
      long now = stage.clock().epoch();
      found = found.or(() -> Optional.of(now));
      if (watching) {
        stage
            .story()
            .sees("The judge", "sees " + foreign + " orders in her name that she never signed");
      }
    }
    return foreign;
  }

  /** Whether she does look once an epoch; if not, what she would find lies there all the same. */
  boolean watching() {
    return watching;
  }

  /** From which epoch on the log shows her that her key is misused. */
  Optional<Long> found() {
    return found;
  }

  /** At which epoch she said so. */
  Optional<Long> alarm() {
    return found.filter(at -> watching);
  }
}
