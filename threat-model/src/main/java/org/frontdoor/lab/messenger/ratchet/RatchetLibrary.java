package org.frontdoor.lab.messenger.ratchet;

import java.util.Optional;
import java.util.ServiceLoader;
import org.frontdoor.lab.messenger.RelayDevice.Address;

/**
 * An implementation of the Double Ratchet. The lab has none of its own: the one that it knows,
 * libsignal, is under the AGPL and so lies in a module that only a build that asks for it has.
 */
public interface RatchetLibrary {

  /** Why a scenario cannot run without one. */
  String MISSING =
      "needs a Double Ratchet: the optional module with libsignal (AGPL) is not installed;"
          + " build with the Maven profile libsignal, or set FRONTDOOR_WITH=libsignal";

  /** The one on the class path, if there is one that runs on this machine. */
  static Optional<RatchetLibrary> installed() {
    return ServiceLoader.load(RatchetLibrary.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(RatchetLibrary::runsHere)
        .findFirst();
  }

  /** Name and version. */
  String name();

  /** Whether what it needs of this machine is there. */
  boolean runsHere();

  /**
   * A device with a new identity key.
   *
   * @param rule whose new keys it trusts
   */
  RatchetDevice newDevice(Address address, TrustRule rule);
}
