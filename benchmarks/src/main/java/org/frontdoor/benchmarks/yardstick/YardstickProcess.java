package org.frontdoor.benchmarks.yardstick;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;

/** A process that answers a line with a line. */
final class YardstickProcess implements AutoCloseable {

  /** What an answer begins with; whatever else stands on standard output was said by a library. */
  static final String ANSWER = "yardstick: ";

  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  private final Child child;
  private final BlockingQueue<Optional<String>> answers;

  private YardstickProcess(Child child, BlockingQueue<Optional<String>> answers) {
    this.child = child;
    this.answers = answers;
  }

  static YardstickProcess start(Class<?> program, Path folder, List<String> arguments) {
    BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    List<String> command = new ArrayList<>(JavaProgram.main(program.getName(), List.of()));
    command.addAll(arguments);
    String name = program.getSimpleName();
    Child child =
        Child.start(
            new Child.Plan(name, command, Map.of(), folder.resolve(name + ".log")),
            line -> {
              if (line.startsWith(ANSWER)) {
                answers.add(Optional.of(line.substring(ANSWER.length())));
              }
            });
    var unused = child.ended().thenRun(() -> answers.add(Optional.empty()));
    return new YardstickProcess(child, answers);
  }

  /** Says a line and waits for the answer. */
  String ask(String line, Duration patience) throws InterruptedException {
    child.tell(line);
    return answer(patience);
  }

  /** Waits for the next line. */
  String answer(Duration patience) throws InterruptedException {
    Optional<String> answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null) {
      throw new LabException(
          "The " + child.name() + " did not answer in " + patience.toSeconds() + " s");
    }
    return answer.orElseThrow(() -> LabException.ended(child));
  }

  @Override
  public void close() {
    child.stop(END_PATIENCE);
  }
}
