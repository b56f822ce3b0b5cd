package org.frontdoor.provider.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which traffic the messenger is given, as options of the command line. */
final class TrafficOptions {

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Replay a trace of 'sender receiver unixtime' lines.")
  @Nullable Path trace;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      description =
          "Speed of the replay: N times the trace's own, or as fast as it goes (default: 1).")
  String speed = "1";

  @Option(names = "--generator", description = "Generate traffic with a day rhythm and bursts.")
  boolean generator;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the generator; the same seed gives the same events (default: 1).")
  long seed = 1;

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "Users that are generated (default: 1000).")
  int users = 1000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second on average (default: 500).")
  double rate = 500;

  @Option(
      names = "--day-seconds",
      paramLabel = "N",
      description = "Length of a generated day, in seconds (default: 20).")
  long daySeconds = 20;
}
