package org.frontdoor.lab.messenger.directory;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.frontdoor.keydirectory.v1.DeviceKeys;
import org.frontdoor.protocol.tlog.MemoryLog;

/**
 * What the provider keeps: the devices of each account, and perhaps a log. Users reach it through
 * {@link KeyDirectoryServer} and may add the first device of an account alone; whoever works for
 * the provider may do what this class lets him. Safe for use by several threads.
 */
public final class KeyDirectory {

  /**
   * A device in its place.
   *
   * @param bytes the serialised {@link DeviceKeys}
   * @param index in the log; empty if it is not there
   * @param hiddenFrom accounts that are not told of it
   */
  record Listed(ByteString bytes, OptionalLong index, Set<String> hiddenFrom) {}

  private final Map<String, List<Listed>> accounts = new HashMap<>();
  private final Optional<MemoryLog> log;

  private KeyDirectory(Optional<MemoryLog> log) {
    this.log = log;
  }

  /** A directory that keeps no log. */
  public static KeyDirectory withoutLog() {
    return new KeyDirectory(Optional.empty());
  }

  /** A directory that logs every device before it tells anybody of it. */
  public static KeyDirectory withLog(MemoryLog log) {
    return new KeyDirectory(Optional.of(log));
  }

  /**
   * Adds the first device of an account.
   *
   * @return whether the account had none
   */
  synchronized boolean publish(DeviceKeys device) {
    if (accounts.containsKey(device.getAccountId())) {
      return false;
    }
    add(device);
    return true;
  }

  /** Adds a device to an account, whoever wants it. */
  public synchronized void add(DeviceKeys device) {
    add(device, Set.of());
  }

  /**
   * Adds a device, and answers everybody but one account with it. If there is a log, it is in it
   * all the same: senders who want a proof would not believe it otherwise.
   *
   * @param asker who is not told
   */
  public synchronized void addHiddenFrom(String asker, DeviceKeys device) {
    add(device, Set.of(asker));
  }

  private void add(DeviceKeys device, Set<String> hiddenFrom) {
    ByteString bytes = device.toByteString();
    OptionalLong index =
        log.isPresent() ? OptionalLong.of(log.get().append(bytes)) : OptionalLong.empty();
    log.ifPresent(MemoryLog::publish);
    list(device, new Listed(bytes, index, hiddenFrom));
  }

  /** Tells of a device that is in no log. */
  public synchronized void addUnlogged(DeviceKeys device) {
    list(device, new Listed(device.toByteString(), OptionalLong.empty(), Set.of()));
  }

  /** Tells nobody of a device any more; what a log has of it stays there. */
  public synchronized void withdraw(DeviceKeys device) {
    accounts
        .getOrDefault(device.getAccountId(), new ArrayList<>())
        .removeIf(listed -> listed.bytes().equals(device.toByteString()));
  }

  private void list(DeviceKeys device, Listed listed) {
    accounts.computeIfAbsent(device.getAccountId(), account -> new ArrayList<>()).add(listed);
  }

  /**
   * What one who asks is told.
   *
   * @param asker his account; empty if he does not say
   */
  synchronized List<Listed> devices(String account, String asker) {
    return accounts.getOrDefault(account, List.of()).stream()
        .filter(listed -> !listed.hiddenFrom().contains(asker))
        .toList();
  }

  Optional<MemoryLog> log() {
    return log;
  }
}
