package org.frontdoor.benchmarks.micro;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.frontdoor.provider.interception.TargetIndex;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Which tasks an event is for, by the accounts that it names. */
@State(Scope.Thread)
public class MatchingBenchmark {

  private static final int FIRST_ACCOUNT = 10_000_000;
  private static final int ACCOUNTS_A_TASK = 10;
  private static final int EVENTS = 1 << 16;
  private static final int STEP = 7_919;
  private static final int IDENTIFIER_BYTES = 16;

  /** Active tasks, each against one account; there are ten times as many accounts. */
  @Param({"10", "100000"})
  public int tasks;

  private TargetIndex<Integer> index;
  private List<JournaledEvent> events;
  private int next;

  /** Makes tasks and events. */
  @Setup
  @Initializer
  public void prepare() {
    index = new TargetIndex<>();
    for (int task = 0; task < tasks; task++) {
      index.put(task, Set.of(account((long) task * ACCOUNTS_A_TASK)));
    }
    events = new ArrayList<>(EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      events.add(event(i));
    }
  }

  /** Looks up both parties of a message; one message in five is for a task. */
  @Benchmark
  public void match(Blackhole found) {
    next = (next + 1) & (EVENTS - 1);
    index.candidates(events.get(next), found::consume);
  }

  private JournaledEvent event(int number) {
    return new JournaledEvent(
        number,
        number,
        EventKind.MESSAGE_SENT,
        account((long) number * STEP),
        0,
        List.of(account((long) number * STEP + STEP)),
        "",
        ByteString.copyFrom(new byte[IDENTIFIER_BYTES]),
        OptionalLong.of(number));
  }

  private String account(long number) {
    return "u" + (FIRST_ACCOUNT + number % ((long) tasks * ACCOUNTS_A_TASK));
  }
}
