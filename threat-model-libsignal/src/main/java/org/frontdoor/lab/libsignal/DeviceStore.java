package org.frontdoor.lab.libsignal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.frontdoor.lab.messenger.ratchet.TrustRule;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyIdException;
import org.signal.libsignal.protocol.InvalidMessageException;
import org.signal.libsignal.protocol.SignalProtocolAddress;
import org.signal.libsignal.protocol.state.SessionRecord;
import org.signal.libsignal.protocol.state.impl.InMemorySignalProtocolStore;

/**
 * Everything that a device keeps. The library's own store trusts the first key of every device by
 * itself; the other rule is added here, where an application has to add it.
 */
final class DeviceStore extends InMemorySignalProtocolStore {

  private final TrustRule rule;
  private final Map<String, IdentityKey> accounts = new HashMap<>();
  private final Set<SignalProtocolAddress> peers = new LinkedHashSet<>();

  DeviceStore(IdentityKeyPair identity, int registration, TrustRule rule) {
    super(identity, registration);
    this.rule = rule;
  }

  @Override
  public boolean isTrustedIdentity(
      SignalProtocolAddress address, IdentityKey key, Direction direction) {
    boolean known =
        switch (rule) {
          case FIRST_OF_EACH_DEVICE -> true;
          case FIRST_OF_EACH_ACCOUNT -> accounts.getOrDefault(address.getName(), key).equals(key);
        };
    return known && super.isTrustedIdentity(address, key, direction);
  }

  @Override
  public IdentityChange saveIdentity(SignalProtocolAddress address, IdentityKey key) {
    accounts.putIfAbsent(address.getName(), key);
    return super.saveIdentity(address, key);
  }

  @Override
  public void storeSession(SignalProtocolAddress address, SessionRecord session) {
    peers.add(address);
    super.storeSession(address, session);
  }

  /** The same in another place. Keys that were used up are not in it, as they are not in this. */
  DeviceStore copy() {
    DeviceStore copy = new DeviceStore(getIdentityKeyPair(), getLocalRegistrationId(), rule);
    accounts.forEach(copy.accounts::put);
    for (SignalProtocolAddress peer : peers) {
      copy.saveIdentity(peer, getIdentity(peer));
      copy.storeSession(peer, copyOf(loadSession(peer)));
    }
    loadSignedPreKeys().forEach(key -> copy.storeSignedPreKey(key.getId(), key));
    loadKyberPreKeys().forEach(key -> copy.storeKyberPreKey(key.getId(), key));
    for (int id = 1; id <= LibsignalDevice.OFFERS; id++) {
      copyPreKey(id, copy);
    }
    return copy;
  }

  private void copyPreKey(int id, DeviceStore copy) {
    try {
      if (containsPreKey(id)) {
        copy.storePreKey(id, loadPreKey(id));
      }
    } catch (InvalidKeyIdException e) {
      throw new IllegalStateException("it was there a moment ago", e);
    }
  }

  private static SessionRecord copyOf(SessionRecord session) {
    try {
      return new SessionRecord(session.serialize());
    } catch (InvalidMessageException e) {
      throw new IllegalStateException("the library's own form", e);
    }
  }
}
