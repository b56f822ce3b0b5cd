package org.frontdoor.lab.scenarios.eva;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HeaderJudgementTest {

  private final SplittableRandom random = new SplittableRandom(11);

  private List<ByteString> headers(int count, int origin, int bound) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] header = new byte[24];
              random.nextBytes(header);
              header[4] = (byte) random.nextInt(origin, bound);
              header[5] = (byte) random.nextInt(origin, bound);
              header[6] = (byte) random.nextInt(origin, bound);
              return ByteString.copyFrom(header);
            })
        .toList();
  }

  @Test
  void of_headersWithLetters_areSuspicious() {
    HeaderJudgement judgement = HeaderJudgement.of(headers(64, 'a', 'p'), headers(900, 0, 256));
    assertThat(judgement.suspicious()).isTrue();
    assertThat(judgement.area().value().orElseThrow()).isGreaterThan(new BigDecimal("0.9"));
  }

  @Test
  void of_headersLikeThoseOfOthers_areNot() {
    assertThat(HeaderJudgement.of(headers(64, 0, 256), headers(900, 0, 256)).suspicious())
        .isFalse();
  }

  @Test
  void of_noHeaders_areNot() {
    assertThat(HeaderJudgement.of(List.of(), headers(900, 0, 256)).suspicious()).isFalse();
  }
}
