package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndingTest {

  @Test
  void stop_whileARowMeasures_interruptsItAndWaitsUntilItHasTidiedUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch measuring = new CountDownLatch(1);
    AtomicBoolean tidied = new AtomicBoolean();
    var ending = new CompletableFuture<Ending>();
    Thread.ofPlatform()
        .start(
            () -> {
              Ending own = new Ending(Thread.currentThread());
              ending.complete(own);
              measuring.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                tidied.set(true);
              } finally {
                own.done();
              }
            });
    measuring.await();

    ending.get().stop();

    assertThat(tidied).isTrue();
  }

  @Test
  void stop_afterTheRun_interruptsNobody() {
    Ending ending = new Ending(Thread.currentThread());
    ending.done();
    ending.stop();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
