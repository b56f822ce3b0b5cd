package org.frontdoor.lab.scenarios.obs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SenderPathTest {

  private final SenderPath path = new SenderPath(Thread.currentThread());

  @Test
  void work_onTheSendersThread_isWaitedFor() {
    path.durableWrite();
    SenderPath.Work before = path.soFar();
    path.durableWrite();
    path.seal();
    assertThat(path.soFar().since(before)).isEqualTo(new SenderPath.Work(1, 1));
    assertThat(path.soFar().since(before).micros(1000, 200)).isEqualTo(1200);
    assertThat(path.elsewhere()).isZero();
  }

  @Test
  void work_onAnotherThread_isNot() throws InterruptedException {
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  path.durableWrite();
                  path.seal();
                });
    other.join();
    assertThat(path.soFar()).isEqualTo(new SenderPath.Work(0, 0));
    assertThat(path.elsewhere()).isEqualTo(2);
  }
}
