package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;

/**
 * A user's device, which does what its program says. A program is a text: its version, and a line
 * for each key to which it sends a copy of everything that the user writes, and of what is kept
 * from before.
 */
public final class Device {

  private static final String COPY_TO = "copy-to ";

  private final String owner;
  private final ReleaseGate gate;
  private final List<String> history = new ArrayList<>();
  private final List<TlogFault> refused = new ArrayList<>();
  private Release program;
  private int copied;

  /**
   * A new device.
   *
   * @param gate what it asks of a program before it installs it
   * @param program what it was sold with
   */
  public Device(String owner, ReleaseGate gate, Release program) {
    this.owner = owner;
    this.gate = gate;
    this.program = program;
  }

  /** A program of a version that sends copies to these keys. */
  public static ByteString program(String version, List<ByteString> copyTo) {
    StringBuilder text = new StringBuilder("messenger ").append(version).append('\n');
    for (ByteString key : copyTo) {
      text.append(COPY_TO)
          .append(Base64.getEncoder().encodeToString(key.toByteArray()))
          .append('\n');
    }
    return ByteString.copyFromUtf8(text.toString());
  }

  /** Whose it is. */
  public String owner() {
    return owner;
  }

  /**
   * Installs an update, if the device may.
   *
   * @throws TlogException why it does not
   */
  public void install(Release update) throws TlogException {
    try {
      gate.require(update);
    } catch (TlogException e) {
      refused.add(e.fault());
      throw e;
    }
    program = update;
    copied = 0;
  }

  /** Why it has refused updates, one after another. */
  public List<TlogFault> refused() {
    return List.copyOf(refused);
  }

  /** Whether the program that runs on it sends copies to anybody. */
  public boolean copies() {
    return !copyTo().isEmpty();
  }

  /**
   * Sends a message and keeps it.
   *
   * @return the copies that the program makes on the way: of the message, and, when it first runs,
   *     of whatever is kept on the device
   */
  public List<SealedCopy> send(String message) {
    history.add(message);
    List<SealedCopy> copies = new ArrayList<>();
    for (ByteString key : copyTo()) {
      history.subList(copied, history.size()).forEach(kept -> copies.add(SealedCopy.of(kept, key)));
    }
    copied = history.size();
    return copies;
  }

  private List<ByteString> copyTo() {
    return program
        .content()
        .toStringUtf8()
        .lines()
        .filter(line -> line.startsWith(COPY_TO))
        .map(line -> Base64.getDecoder().decode(line.substring(COPY_TO.length())))
        .map(ByteString::copyFrom)
        .toList();
  }
}
