package org.frontdoor.lab.libsignal;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.frontdoor.lab.messenger.RelayDevice.Address;
import org.frontdoor.lab.messenger.ratchet.PreKeyOffer;
import org.frontdoor.lab.messenger.ratchet.PreKeyOffer.PreKey;
import org.frontdoor.lab.messenger.ratchet.RatchetDevice;
import org.frontdoor.lab.messenger.ratchet.RatchetException;
import org.frontdoor.lab.messenger.ratchet.RatchetException.Fault;
import org.frontdoor.lab.messenger.ratchet.TrustRule;
import org.signal.libsignal.protocol.DuplicateMessageException;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.InvalidKeyIdException;
import org.signal.libsignal.protocol.InvalidMessageException;
import org.signal.libsignal.protocol.InvalidVersionException;
import org.signal.libsignal.protocol.LegacyMessageException;
import org.signal.libsignal.protocol.NoSessionException;
import org.signal.libsignal.protocol.SessionBuilder;
import org.signal.libsignal.protocol.SessionCipher;
import org.signal.libsignal.protocol.SignalProtocolAddress;
import org.signal.libsignal.protocol.UntrustedIdentityException;
import org.signal.libsignal.protocol.ecc.ECKeyPair;
import org.signal.libsignal.protocol.ecc.ECPublicKey;
import org.signal.libsignal.protocol.fingerprint.NumericFingerprintGenerator;
import org.signal.libsignal.protocol.kem.KEMKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyType;
import org.signal.libsignal.protocol.kem.KEMPublicKey;
import org.signal.libsignal.protocol.message.CiphertextMessage;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.PreKeyBundle;
import org.signal.libsignal.protocol.state.PreKeyRecord;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;

/** A device of libsignal. */
final class LibsignalDevice implements RatchetDevice {

  /** Most offers that a device makes; each has keys of its own. */
  static final int OFFERS = 100;

  /** As Signal's clients have it. */
  private static final int FINGERPRINT_ITERATIONS = 5200;

  private static final int FINGERPRINT_VERSION = 2;
  private static final int LARGEST_REGISTRATION = 0x3fff;
  private static final long NO_TIME = 0;

  private final Address address;
  private final DeviceStore store;
  private int offers;

  private LibsignalDevice(Address address, DeviceStore store) {
    this.address = address;
    this.store = store;
  }

  static LibsignalDevice create(Address address, TrustRule rule) {
    int registration = 1 + Math.floorMod(address.hashCode(), LARGEST_REGISTRATION);
    return new LibsignalDevice(
        address, new DeviceStore(IdentityKeyPair.generate(), registration, rule));
  }

  private static SignalProtocolAddress libs(Address address) {
    return new SignalProtocolAddress(address.account(), address.number());
  }

  @Override
  public ByteString identityKey() {
    return ByteString.copyFrom(store.getIdentityKeyPair().getPublicKey().serialize());
  }

  @Override
  public PreKeyOffer offer() {
    if (offers == OFFERS) {
      throw new IllegalStateException("a device makes " + OFFERS + " offers at most");
    }
    offers++;
    ECKeyPair once = ECKeyPair.generate();
    store.storePreKey(offers, new PreKeyRecord(offers, once));
    return new PreKeyOffer(
        store.getLocalRegistrationId(),
        identityKey(),
        new PreKey(offers, ByteString.copyFrom(once.getPublicKey().serialize()), ByteString.EMPTY),
        signed(offers),
        postQuantum(offers));
  }

  private PreKey signed(int id) {
    ECKeyPair pair = ECKeyPair.generate();
    byte[] key = pair.getPublicKey().serialize();
    byte[] signature = sign(key);
    store.storeSignedPreKey(id, new SignedPreKeyRecord(id, NO_TIME, pair, signature));
    return new PreKey(id, ByteString.copyFrom(key), ByteString.copyFrom(signature));
  }

  private PreKey postQuantum(int id) {
    KEMKeyPair pair = KEMKeyPair.generate(KEMKeyType.KYBER_1024);
    byte[] key = pair.getPublicKey().serialize();
    byte[] signature = sign(key);
    store.storeKyberPreKey(id, new KyberPreKeyRecord(id, NO_TIME, pair, signature));
    return new PreKey(id, ByteString.copyFrom(key), ByteString.copyFrom(signature));
  }

  private byte[] sign(byte[] key) {
    return store.getIdentityKeyPair().getPrivateKey().calculateSignature(key);
  }

  @Override
  public void begin(Address peer, PreKeyOffer offer) throws RatchetException {
    try {
      new SessionBuilder(store, libs(peer)).process(bundle(peer, offer));
    } catch (InvalidKeyException e) {
      throw new RatchetException(Fault.MALFORMED, e);
    } catch (UntrustedIdentityException e) {
      throw new RatchetException(Fault.UNTRUSTED_KEY, e);
    }
  }

  private static PreKeyBundle bundle(Address peer, PreKeyOffer offer) throws InvalidKeyException {
    return new PreKeyBundle(
        offer.registration(),
        peer.number(),
        offer.once().id(),
        new ECPublicKey(offer.once().key().toByteArray()),
        offer.signed().id(),
        new ECPublicKey(offer.signed().key().toByteArray()),
        offer.signed().signature().toByteArray(),
        new IdentityKey(offer.identityKey().toByteArray()),
        offer.postQuantum().id(),
        new KEMPublicKey(offer.postQuantum().key().toByteArray()),
        offer.postQuantum().signature().toByteArray());
  }

  @Override
  public ByteString encrypt(Address peer, ByteString text) throws RatchetException {
    try {
      CiphertextMessage message = cipher(peer).encrypt(text.toByteArray());
      return ByteString.copyFrom(new byte[] {(byte) message.getType()})
          .concat(ByteString.copyFrom(message.serialize()));
    } catch (NoSessionException e) {
      throw new RatchetException(Fault.NO_CONVERSATION, e);
    } catch (UntrustedIdentityException e) {
      throw new RatchetException(Fault.UNTRUSTED_KEY, e);
    }
  }

  @Override
  public ByteString decrypt(Address peer, ByteString message) throws RatchetException {
    if (message.isEmpty()) {
      throw new RatchetException(Fault.MALFORMED, null);
    }
    byte[] bytes = message.substring(1).toByteArray();
    try {
      return ByteString.copyFrom(
          switch (message.byteAt(0)) {
            case CiphertextMessage.PREKEY_TYPE ->
                cipher(peer).decrypt(new PreKeySignalMessage(bytes));
            case CiphertextMessage.WHISPER_TYPE -> cipher(peer).decrypt(new SignalMessage(bytes));
            default -> throw new RatchetException(Fault.MALFORMED, null);
          });
    } catch (UntrustedIdentityException e) {
      throw new RatchetException(Fault.UNTRUSTED_KEY, e);
    } catch (NoSessionException e) {
      throw new RatchetException(Fault.NO_CONVERSATION, e);
    } catch (DuplicateMessageException
        | InvalidKeyException
        | InvalidKeyIdException
        | InvalidMessageException
        | InvalidVersionException
        | LegacyMessageException e) {
      throw new RatchetException(Fault.NOT_FOR_THIS_DEVICE, e);
    }
  }

  private SessionCipher cipher(Address peer) {
    return new SessionCipher(store, libs(peer));
  }

  @Override
  public String safetyNumber(String ownAccount, String otherAccount, ByteString otherIdentityKey) {
    try {
      return new NumericFingerprintGenerator(FINGERPRINT_ITERATIONS)
          .createFor(
              FINGERPRINT_VERSION,
              ownAccount.getBytes(StandardCharsets.UTF_8),
              store.getIdentityKeyPair().getPublicKey(),
              otherAccount.getBytes(StandardCharsets.UTF_8),
              new IdentityKey(otherIdentityKey.toByteArray()))
          .getDisplayableFingerprint()
          .getDisplayText();
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not an identity key", e);
    }
  }

  @Override
  public RatchetDevice copy() {
    return new LibsignalDevice(address, store.copy());
  }
}
