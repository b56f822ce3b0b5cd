package org.frontdoor.lab.messenger.mls;

import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.mls.crypto.MlsCipherSuite;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/**
 * The way into the library. Its cipher suites are singletons that share one digest and one HPKE
 * object each, so that two threads at a time would spoil each other's hashes: one lock for all.
 */
final class MlsLibrary {

  private static final ReentrantLock LOCK = new ReentrantLock();

  /** X25519, AES-128-GCM, SHA-256, Ed25519: the suite that every implementation has. */
  static final MlsCipherSuite SUITE = MlsCipherSuite.BCMLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519;

  /** Bytes of a private signature key, of the seed of a leaf and of a hash in this suite. */
  static final int SECRET_BYTES = 32;

  private MlsLibrary() {}

  /** Something that the library does, which declares no narrower exception anywhere. */
  interface Call<T> {
    T run() throws Exception;
  }

  /**
   * Runs it alone.
   *
   * @param fault what it means when the library throws anything
   */
  static <T> T alone(Fault fault, Call<T> call) throws MlsException {
    LOCK.lock();
    try {
      return call.run();
    } catch (MlsException e) {
      throw e;
    } catch (Exception e) {
      throw new MlsException(fault, "The MLS library refuses: " + e.getMessage(), e);
    } finally {
      LOCK.unlock();
    }
  }
}
