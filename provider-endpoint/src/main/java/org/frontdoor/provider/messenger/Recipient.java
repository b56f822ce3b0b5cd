package org.frontdoor.provider.messenger;

/** To whom a message goes. */
public sealed interface Recipient {

  /** One account. */
  record Account(String id) implements Recipient {
    @Override
    public String toString() {
      return "Account";
    }
  }

  /** All other members of a group. */
  record Members(String groupId) implements Recipient {
    @Override
    public String toString() {
      return "Members";
    }
  }
}
