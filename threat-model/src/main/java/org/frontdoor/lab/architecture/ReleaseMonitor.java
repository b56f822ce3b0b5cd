package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.TlogException;

/**
 * Reads a log of releases for whoever knows which there ought to be: the engineers who made them,
 * or an auditor who has approved them.
 */
public final class ReleaseMonitor {

  private final LogFollower log;
  private final Set<ByteString> known = new HashSet<>();

  /** A monitor that knows no release yet. */
  public ReleaseMonitor(LogFollower log) {
    this.log = log;
  }

  /** Takes note of a release that ought to be there. */
  public void made(Release release) {
    known.add(release.entry());
  }

  /**
   * Reads what is new.
   *
   * @return entries that stand for no release that is known
   * @throws TlogException if the log shows anything that cannot be believed
   */
  public List<ByteString> foreign(LogView view) throws TlogException {
    List<ByteString> foreign = new ArrayList<>();
    for (LogFollower.Entry each : log.followAll(view)) {
      if (!known.contains(each.bytes())) {
        foreign.add(each.bytes());
      }
    }
    return foreign;
  }
}
