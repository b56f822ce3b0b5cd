package org.frontdoor.lab.libsignal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.lab.messenger.RelayDevice.Address;
import org.frontdoor.lab.messenger.ratchet.PreKeyOffer;
import org.frontdoor.lab.messenger.ratchet.RatchetDevice;
import org.frontdoor.lab.messenger.ratchet.RatchetException;
import org.frontdoor.lab.messenger.ratchet.RatchetException.Fault;
import org.frontdoor.lab.messenger.ratchet.RatchetLibrary;
import org.frontdoor.lab.messenger.ratchet.TrustRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LibsignalDeviceTest {

  private static final Address ALICE = new Address("alice", 1);
  private static final Address BOB = new Address("bob", 1);
  private static final Address BOBS_TABLET = new Address("bob", 2);
  private static final ByteString TEXT = ByteString.copyFromUtf8("hello");

  private final RatchetLibrary library = RatchetLibrary.installed().orElseThrow();
  private final RatchetDevice alice = library.newDevice(ALICE, TrustRule.FIRST_OF_EACH_ACCOUNT);
  private final RatchetDevice bob = library.newDevice(BOB, TrustRule.FIRST_OF_EACH_DEVICE);

  @BeforeEach
  void begin() throws RatchetException {
    alice.begin(BOB, PreKeyOffer.parse(bob.offer().bytes()));
  }

  private static Fault fault(ThrowingCallable call) {
    return catchThrowableOfType(RatchetException.class, call).fault();
  }

  private void trip() throws RatchetException {
    bob.decrypt(ALICE, alice.encrypt(BOB, TEXT));
    alice.decrypt(BOB, bob.encrypt(ALICE, TEXT));
  }

  @Test
  void message_opensOnceForItsDevice() throws RatchetException {
    ByteString message = alice.encrypt(BOB, TEXT);

    assertThat(bob.decrypt(ALICE, message)).isEqualTo(TEXT);
    assertThat(fault(() -> bob.decrypt(ALICE, message))).isEqualTo(Fault.NOT_FOR_THIS_DEVICE);
  }

  @Test
  void safetyNumber_isTheSameOnBothSides() {
    assertThat(alice.safetyNumber("alice", "bob", bob.identityKey()))
        .isEqualTo(bob.safetyNumber("bob", "alice", alice.identityKey()))
        .matches("[0-9]{60}");
  }

  @Test
  void secondDevice_withAnotherKey_isTrustedByTheLibrarysOwnRuleAlone() throws RatchetException {
    RatchetDevice tablet = library.newDevice(BOBS_TABLET, TrustRule.FIRST_OF_EACH_DEVICE);
    PreKeyOffer offer = tablet.offer();

    assertThat(fault(() -> alice.begin(BOBS_TABLET, offer))).isEqualTo(Fault.UNTRUSTED_KEY);
    RatchetDevice naive = library.newDevice(ALICE, TrustRule.FIRST_OF_EACH_DEVICE);
    naive.begin(BOB, bob.offer());
    naive.begin(BOBS_TABLET, offer);
    assertThat(tablet.decrypt(ALICE, naive.encrypt(BOBS_TABLET, TEXT))).isEqualTo(TEXT);
  }

  @Test
  void copy_opensWhatComesNextButNothingAfterAnAnswer() throws RatchetException {
    trip();
    RatchetDevice copy = bob.copy();

    ByteString next = alice.encrypt(BOB, TEXT);
    assertThat(copy.decrypt(ALICE, next)).isEqualTo(TEXT);
    bob.decrypt(ALICE, next);
    alice.decrypt(BOB, bob.encrypt(ALICE, TEXT));
    ByteString afterTheAnswer = alice.encrypt(BOB, TEXT);

    assertThat(fault(() -> copy.decrypt(ALICE, afterTheAnswer)))
        .isEqualTo(Fault.NOT_FOR_THIS_DEVICE);
    assertThat(bob.decrypt(ALICE, afterTheAnswer)).isEqualTo(TEXT);
  }

  @Test
  void offer_withAChangedKey_isRefused() throws RatchetException {
    byte[] bytes = bob.offer().bytes().toByteArray();
    bytes[bytes.length - 1] ^= 1;
    PreKeyOffer changed = PreKeyOffer.parse(ByteString.copyFrom(bytes));

    assertThat(
            fault(
                () -> library.newDevice(ALICE, TrustRule.FIRST_OF_EACH_DEVICE).begin(BOB, changed)))
        .isEqualTo(Fault.MALFORMED);
  }

  /** {@code -Dfrontdoor.seed=N} repeats one. */
  @Test
  void messages_inAnyOrder_areReadOnceByTheirReceiver() throws RatchetException {
    long seed = Long.getLong("frontdoor.seed", new SecureRandom().nextLong());
    Random random = new Random(seed);
    trip();
    List<ByteString> toBob = new ArrayList<>();
    List<ByteString> toAlice = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      switch (random.nextInt(4)) {
        case 0 -> toBob.add(alice.encrypt(BOB, TEXT));
        case 1 -> toAlice.add(bob.encrypt(ALICE, TEXT));
        case 2 -> deliver(toBob, bob, ALICE, random, seed);
        default -> deliver(toAlice, alice, BOB, random, seed);
      }
    }
  }

  private static void deliver(
      List<ByteString> mail, RatchetDevice to, Address from, Random random, long seed)
      throws RatchetException {
    if (!mail.isEmpty()) {
      ByteString message = mail.remove(random.nextInt(mail.size()));
      assertThat(to.decrypt(from, message)).as("seed %d", seed).isEqualTo(TEXT);
    }
  }
}
