package org.frontdoor.lab.accountability;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.wire.MalformedMessageException;

/**
 * Watches a log for an office that approves orders: knows which orders are its own, and finds
 * entries under its name that are not, and entries of its own that stand under another name. Needs
 * nothing but the log and what the office has in its own drawer.
 */
public final class OrderMonitor {

  private final Approver office;
  private final LogFollower log;
  private final Set<ByteString> own = new HashSet<>();

  /** A monitor that has read nothing yet. */
  public OrderMonitor(Approver office, WitnessPolicy policy) {
    this.office = office;
    this.log = new LogFollower(policy);
  }

  /** Puts an order that the office has signed into its drawer. */
  public void signed(byte[] order) {
    own.add(LogEntries.orderTag(ByteString.copyFrom(order)));
  }

  /**
   * Reads what is new.
   *
   * @return indexes of entries under the office's name for orders that it never signed, of entries
   *     for its own orders under another name, and of entries that nobody can read
   * @throws TlogException if the log shows anything that cannot be believed: that is an alarm, too
   */
  public List<Long> foreign(LogView view) throws TlogException {
    List<Long> foreign = new ArrayList<>();
    for (LogFollower.Entry each : log.followAll(view)) {
      try {
        LogEntry entry = LogEntries.parse(each.bytes());
        if (entry.getApprover().equals(office) != own.contains(entry.getOrderTag())) {
          foreign.add(each.index());
        }
      } catch (MalformedMessageException e) {
        foreign.add(each.index());
      }
    }
    return foreign;
  }
}
