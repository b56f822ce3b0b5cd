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
  private long unopened;

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

  /** The texts that an order yields; none if it is not signed by the state's authority. */
  List<String> open(StateOrder order) throws GeneralSecurityException {
    @Nullable PublicKey authority = authorities.get(order.state());
    @Nullable UserKeys keys = keysOfState.get(order.state());
    if (authority == null || keys == null || !order.isSignedBy(authority)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (KeptMessage message : messages) {
      if (message.user().equals(order.user())) {
        open(message, keys, texts);
      }
    }
    return texts;
  }

  private void open(KeptMessage message, UserKeys keys, List<String> texts) {
    try {
      texts.add(keys.open(message));
    } catch (GeneralSecurityException e) {
      unopened++;
    }
  }

  /** How many messages could not be opened, for want of their key. */
  long unopened() {
    return unopened;
  }
}
