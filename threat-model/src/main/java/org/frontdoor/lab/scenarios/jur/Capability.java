package org.frontdoor.lab.scenarios.jur;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider's one function for opening messages on an order. It checks the order's signature and
 * nothing of the kind "may this state ask for this user": which messages it can open is decided by
 * the keys that lie where it runs.
 */
final class Capability {

  private final Map<String, PublicKey> authorities;
  private final Map<String, UserKeys> keysOfState;
  private final List<KeptMessage> messages;
  private final List<Answered> log = new ArrayList<>();
  private long refused;

  /**
   * A capability.
   *
   * @param authorities whose orders are answered, by state
   * @param keysOfState the keys that are at hand where a state's orders are answered; the same for
   *     all if there is one place for all
   * @param messages what the provider keeps
   */
  Capability(
      Map<String, PublicKey> authorities,
      Map<String, UserKeys> keysOfState,
      List<KeptMessage> messages) {
    this.authorities = Map.copyOf(authorities);
    this.keysOfState = Map.copyOf(keysOfState);
    this.messages = List.copyOf(messages);
  }

  /**
   * What the provider writes down of an order that it has answered.
   *
   * @param state who ordered
   * @param home where the user is at home, as the provider knows it
   * @param opened how many messages were opened
   * @param unopened how many could not be, for want of their key
   */
  record Answered(String state, String home, int opened, int unopened) {

    /** Whether the user is another state's. */
    boolean crosses() {
      return !state.equals(home);
    }
  }

  /** The texts that an order yields; none if it is not signed by the state's authority. */
  List<String> open(StateOrder order) throws GeneralSecurityException {
    @Nullable PublicKey authority = authorities.get(order.state());
    @Nullable UserKeys keys = keysOfState.get(order.state());
    if (authority == null || keys == null || !order.isSignedBy(authority)) {
      refused++;
      return List.of();
    }
    List<KeptMessage> asked =
        messages.stream().filter(message -> message.user().equals(order.user())).toList();
    List<String> texts = new ArrayList<>();
    for (KeptMessage message : asked) {
      keys.open(message).ifPresent(texts::add);
    }
    if (!asked.isEmpty()) {
      log.add(
          new Answered(
              order.state(), asked.getFirst().home(), texts.size(), asked.size() - texts.size()));
    }
    return texts;
  }

  /** The orders that were answered, in order. */
  List<Answered> log() {
    return List.copyOf(log);
  }

  /** How many orders were not signed by the authority that they name. */
  long refused() {
    return refused;
  }

  /** How many messages could not be opened, for want of their key. */
  long unopened() {
    return log.stream().mapToLong(Answered::unopened).sum();
  }
}
