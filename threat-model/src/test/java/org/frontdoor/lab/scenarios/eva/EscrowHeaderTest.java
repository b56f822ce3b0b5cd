package org.frontdoor.lab.scenarios.eva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EscrowHeaderTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ByteString SEED = ByteString.copyFromUtf8("a registered seed");

  private final EscrowKeeper keeper = new EscrowKeeper(new X25519PrivateKeyParameters(RANDOM));
  private final EscrowClient client = new EscrowClient(keeper.publicKey());

  @Test
  void open_messageToThisAgent_givesItsText() throws Exception {
    assertThat(keeper.open(client.message(3, "hello", HeaderCoins.thrown(RANDOM))))
        .isEqualTo("hello");
  }

  @Test
  void open_messageToAnotherAgent_fails() throws Exception {
    EscrowedMessage message = client.message(3, "hello", HeaderCoins.thrown(RANDOM));
    EscrowKeeper other = new EscrowKeeper(new X25519PrivateKeyParameters(RANDOM));
    assertThatThrownBy(() -> other.open(message)).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void isPrescribed_headerOfTheSeed_isAndNoOther() throws Exception {
    HeaderCoins coins = HeaderCoins.prescribed(SEED, 7);
    assertThat(keeper.isPrescribed(client.message(7, "any text", coins), SEED)).isTrue();
    assertThat(keeper.isPrescribed(client.message(8, "any text", coins), SEED)).isFalse();
    assertThat(keeper.isPrescribed(client.message(7, "any text", HeaderCoins.thrown(RANDOM)), SEED))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(CovertChannel.class)
  void hide_anyChannel_isReadWithTheKeyAndOpensForTheAgent(CovertChannel channel) throws Exception {
    ByteString key = ByteString.copyFromUtf8("covert");
    ByteString bytes = ByteString.copyFrom(new byte[channel.bytesAMessage()]);
    AtomicLong tries = new AtomicLong();
    HeaderCoins coins =
        channel.hide(
            new CovertChannel.Piece(key, 5, bytes),
            HeaderCoins.thrown(RANDOM),
            RANDOM,
            tries::addAndGet);
    EscrowedMessage message = client.message(5, "small talk", coins);
    assertThat(channel.read(key, 5, message.header())).isEqualTo(bytes);
    assertThat(keeper.open(message)).isEqualTo("small talk");
    assertThat(tries.get()).isPositive();
  }
}
