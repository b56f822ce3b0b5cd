package org.frontdoor.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class AnswersTest {

  @Test
  void next_givesLineByLineAndNothingAtTheEnd() throws Exception {
    Answers answers = new Answers(new StringReader("one\ntwo\n"));
    assertThat(answers.next()).contains("one");
    assertThat(answers.next()).contains("two");
    assertThat(answers.next()).isEmpty();
  }

  @Test
  void next_ofWhoTypesNothing_canBeInterrupted() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    try (PipedWriter nobody = new PipedWriter();
        Reader silent = new PipedReader(nobody)) {
      Thread asker =
          Thread.ofPlatform()
              .start(
                  () -> {
                    asking.countDown();
                    try {
                      var unused = new Answers(silent).next();
                      stopped.complete(false);
                    } catch (InterruptedException e) {
                      stopped.complete(true);
                    }
                  });
      asking.await();
      asker.interrupt();
      assertThat(stopped.get()).isTrue();
    }
  }
}
