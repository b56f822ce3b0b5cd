package org.frontdoor.lab.messenger.directory;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;

/**
 * The owner of an account, who reads the directory's log and looks for devices under his name that
 * are not his. Reads every entry, so that nobody but he knows for whom he looks.
 */
public final class SelfMonitor {

  private final String account;
  private final Set<ByteString> own;
  private final LogView log;
  private final LogFollower follower;

  /**
   * Has read nothing yet.
   *
   * @param own identity keys of his devices
   * @param policy whose log it must be
   */
  public SelfMonitor(String account, Set<ByteString> own, LogView log, WitnessPolicy policy) {
    this.account = account;
    this.own = Set.copyOf(own);
    this.log = log;
    this.follower = new LogFollower(policy);
  }

  /**
   * Reads what is new.
   *
   * @return devices under his name that are not his
   * @throws TlogException if the log shows anything that cannot be believed
   */
  public List<Device> look() throws TlogException {
    return follower.followAll(log).stream()
        .map(entry -> DirectoryClient.parse(entry.bytes()))
        .flatMap(Optional::stream)
        .filter(keys -> keys.getAccountId().equals(account))
        .filter(keys -> !own.contains(keys.getIdentityKey()))
        .map(Device::of)
        .toList();
  }
}
