package org.frontdoor.lab.libsignal;

import org.frontdoor.lab.messenger.RelayDevice.Address;
import org.frontdoor.lab.messenger.ratchet.RatchetDevice;
import org.frontdoor.lab.messenger.ratchet.RatchetLibrary;
import org.frontdoor.lab.messenger.ratchet.TrustRule;
import org.signal.libsignal.protocol.IdentityKeyPair;

/** libsignal-client. Its keys come from its own randomness, which nobody can seed. */
public final class LibsignalRatchet implements RatchetLibrary {

  @Override
  public String name() {
    return "libsignal-client 0.86.5";
  }

  /** The library has a native part, which is not there for every machine. */
  @Override
  public boolean runsHere() {
    try {
      return IdentityKeyPair.generate().getPublicKey().serialize().length > 0;
    } catch (LinkageError e) {
      return false;
    }
  }

  @Override
  public RatchetDevice newDevice(Address address, TrustRule rule) {
    return LibsignalDevice.create(address, rule);
  }
}
