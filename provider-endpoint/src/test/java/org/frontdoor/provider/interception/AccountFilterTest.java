package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountFilterTest {

  @Test
  void account_thatWasAdded_isNeverDenied() {
    AccountFilter filter = AccountFilter.of(names(0, 1_000));
    names(1_000, 20_000).forEach(filter::add);

    assertThat(names(0, 20_000)).allMatch(filter::mayHold);
  }

  @Test
  void accounts_thatWereNotAdded_areDeniedButForAFew() {
    AccountFilter filter = AccountFilter.of(names(0, 50_000));

    long taken = names(50_000, 150_000).stream().filter(filter::mayHold).count();

    assertThat(taken).isLessThan(10_000);
    assertThat(filter.isFull()).isFalse();
  }

  @Test
  void filter_ofNobody_deniesEverybody() {
    assertThat(names(0, 1_000)).noneMatch(AccountFilter.of(Set.of())::mayHold);
  }

  private static Set<String> names(int from, int before) {
    return IntStream.range(from, before).mapToObj(n -> "u" + n).collect(Collectors.toSet());
  }
}
