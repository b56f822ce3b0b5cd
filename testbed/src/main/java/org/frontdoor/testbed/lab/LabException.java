package org.frontdoor.testbed.lab;

import java.time.Duration;
import java.util.List;
import org.frontdoor.testbed.process.Child;

/** What keeps a laboratory from running, in words for a person and without any target. */
public class LabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A sentence, and what to do about it. */
  public LabException(String message) {
    super(message);
  }

  /** A process ended that should not have. */
  public static LabException ended(Child child) {
    int code = child.exitCode().orElse(-1);
    return new LabException(
        "The " + child.name() + " ended with exit code " + code + said(child.lastErrors()));
  }

  public static LabException silent(Child child, Duration patience) {
    return new LabException(
        "The "
            + child.name()
            + " was not ready after "
            + patience.toSeconds()
            + " s"
            + said(child.lastErrors()));
  }

  public static LabException interrupted() {
    return new LabException("Interrupted");
  }

  private static String said(List<String> errors) {
    return errors.isEmpty() ? "" : ". It said:\n  " + String.join("\n  ", errors);
  }
}
