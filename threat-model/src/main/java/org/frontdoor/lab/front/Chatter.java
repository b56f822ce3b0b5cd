package org.frontdoor.lab.front;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** Traffic that is the same every time. */
public final class Chatter {

  private Chatter() {}

  /**
   * Everybody writes to whoever stands behind them, the last to the first, round after round.
   *
   * @param accounts who, at least two
   * @param rounds how many messages of each
   */
  public static List<InjectedMessage> ring(List<String> accounts, int rounds) {
    List<InjectedMessage> messages = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < accounts.size(); i++) {
        messages.add(
            InjectedMessage.newBuilder()
                .setSender(accounts.get(i))
                .setRecipient(accounts.get((i + 1) % accounts.size()))
                .build());
      }
    }
    return messages;
  }
}
