package org.frontdoor.launcher.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/**
 * Prints of an exception its kind and the places it passed, and of its causes the same, but no
 * message: a library's exception may quote what it was given, and that may be a target.
 */
public final class PlacesOnly extends ThrowableHandlingConverter {

  private static final int MAX_CAUSES = 8;

  @Override
  public String convert(ILoggingEvent event) {
    StringBuilder text = new StringBuilder();
    IThrowableProxy thrown = event.getThrowableProxy();
    for (int depth = 0; thrown != null && depth < MAX_CAUSES; depth++) {
      text.append(depth == 0 ? "  " : "  caused by ").append(thrown.getClassName()).append('\n');
      StackTraceElementProxy[] places = thrown.getStackTraceElementProxyArray();
      int own = places.length - thrown.getCommonFrames();
      for (int i = 0; i < own; i++) {
        text.append("    ").append(places[i].getSTEAsString()).append('\n');
      }
      thrown = thrown.getCause();
    }
    return text.toString();
  }
}
