package org.frontdoor.conformance.net;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.conformance.wire.Observation;
import org.jspecify.annotations.Nullable;

/** Runs the programs as child processes. What they write to standard error goes to a file. */
public final class ChildPrograms implements Programs {

  private final Map<String, List<String>> commands;
  private final Path startedIn;
  private final Path work;
  private final Map<String, ChildProgram> running = new HashMap<>();
  private Map<String, String> values = Map.of();
  private Optional<Path> folder = Optional.empty();
  private int folders;

  /**
   * Nothing runs yet.
   *
   * @param commands program and arguments by name, as the declaration has them
   * @param startedIn working directory of the programs
   * @param work where folders are made, one a case, with a log beside each
   */
  public ChildPrograms(Map<String, List<String>> commands, Path startedIn, Path work) {
    this.commands = Map.copyOf(commands);
    this.startedIn = startedIn;
    this.work = work;
  }

  @Override
  public void fresh(Address at) {
    close();
    try {
      if (folder.isPresent()) {
        MoreFiles.deleteRecursively(folder.get(), RecursiveDeleteOption.ALLOW_INSECURE);
      }
      Path next = work.resolve("case-" + ++folders).toAbsolutePath();
      Files.createDirectories(next);
      folder = Optional.of(next);
      values =
          ImmutableMap.of(
              "{folder}", next.toString(),
              "{host}", at.host(),
              "{port}", Integer.toString(at.port()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the authority", e);
    }
  }

  @Override
  public Observation start(String command) {
    try {
      ChildProgram before =
          running.put(
              command,
              ChildProgram.start(filledIn(command), startedIn, work.resolve("authority.log")));
      if (before != null) {
        before.kill();
      }
      return new Observation.Done();
    } catch (IOException e) {
      return new Observation.NotStarted("the program cannot be started");
    }
  }

  @Override
  public Observation await(String command, Duration atMost) {
    Observation ended = running(command).await(atMost);
    kill(command);
    return ended;
  }

  @Override
  public void closeInput(String command) {
    running(command).closeInput();
  }

  @Override
  public void kill(String command) {
    running(command).kill();
  }

  @Override
  public void close() {
    running.values().forEach(ChildProgram::kill);
    running.clear();
  }

  private ChildProgram running(String command) {
    @Nullable ChildProgram program = running.get(command);
    if (program == null) {
      throw new IllegalStateException("The case uses a program that it has not started.");
    }
    return program;
  }

  private List<String> filledIn(String command) {
    List<String> words = commands.getOrDefault(command, List.of());
    if (words.isEmpty()) {
      throw new IllegalStateException("The declaration has no command " + command + ".");
    }
    return words.stream().map(this::filledInWord).toList();
  }

  private String filledInWord(String word) {
    String filled = word;
    for (var value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }
}
