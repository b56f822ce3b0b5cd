package org.frontdoor.lab.scenarios.eva;

import java.security.GeneralSecurityException;
import org.frontdoor.lab.escrow.blob.MessageKey;

/** Alice's client. */
interface EscrowedClient {

  /** The message key that a compliant client takes next. */
  MessageKey nextKey() throws GeneralSecurityException;

  /** Encrypts a message, escrows its key and hands it in. */
  void send(Draft draft) throws GeneralSecurityException;

  /** The same client with its owner kept from choosing message keys. */
  static EscrowedClient compliant(EscrowedClient client) {
    return new EscrowedClient() {
      @Override
      public MessageKey nextKey() throws GeneralSecurityException {
        return client.nextKey();
      }

      @Override
      public void send(Draft draft) throws GeneralSecurityException {
        client.send(new Draft(draft.text(), client.nextKey()));
      }
    };
  }
}
