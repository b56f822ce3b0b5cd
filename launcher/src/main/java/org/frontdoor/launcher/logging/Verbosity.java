package org.frontdoor.launcher.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How much the program says on standard error while it runs. */
public final class Verbosity {

  private Verbosity() {}

  /** Sends what libraries log through java.util.logging the same way as everything else. */
  public static void takeOverJavaLogging() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /** Says what happens, not only what is wrong: the program's own lines, not the libraries'. */
  public static void more() {
    if (LoggerFactory.getLogger("org.frontdoor") instanceof Logger logger) {
      logger.setLevel(Level.INFO);
    }
  }
}
