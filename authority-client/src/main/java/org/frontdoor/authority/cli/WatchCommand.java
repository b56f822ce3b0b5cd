package org.frontdoor.authority.cli;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.Notifications;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.warrant.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code authority watch}. */
@Command(
    name = "watch",
    description = "Follows the provider's notifications: activation, change, expiry, failure.",
    footer = {
      "%nExamples:",
      "  frontdoor authority watch",
      "  frontdoor authority watch --for 30s --json"
    })
final class WatchCommand extends AuthorityTask {

  @Mixin private ConfigOption config;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop after this time (default: go on until interrupted).")
  private @Nullable String duration;

  @Override
  int run() {
    AtomicReference<@Nullable AuthorityException> end = new AtomicReference<>();
    try (Authority authority = config.connect(surroundings());
        Stopper stopper = Stopper.install()) {
      Notifications following =
          authority.follow(this::show, trouble -> troubled(trouble, end, stopper));
      try (following) {
        stopper.await(duration == null ? Stopper.FOREVER : Times.duration(duration));
      }
    }
    AuthorityException trouble = end.get();
    if (trouble != null) {
      throw trouble;
    }
    return ExitCodes.OK;
  }

  private void troubled(
      AuthorityException trouble,
      AtomicReference<@Nullable AuthorityException> end,
      Stopper stopper) {
    if (trouble.fault() == Fault.UNREACHABLE) {
      notice(trouble.getMessage() + "; trying again");
    } else {
      end.set(trouble);
      stopper.stop();
    }
  }

  private void show(ObjectView notification) {
    if (json()) {
      printJson(ObjectLines.notificationJson(notification));
    } else {
      print(
          String.format(
              Locale.ROOT,
              "%s  %-12s %s",
              Times.instant(notification.notification().getTimestamp()),
              notification.event(),
              notification.notification().getDetails()));
      out().flush();
    }
  }
}
