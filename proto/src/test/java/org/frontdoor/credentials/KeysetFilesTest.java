package org.frontdoor.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetFilesTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path directory;

  private Path file = Path.of("");
  private Path password = Path.of("");

  @BeforeEach
  void writePassword() throws CredentialException {
    file = directory.resolve("key.sealed");
    password = directory.resolve("password.txt");
    Password.create(password, RANDOM);
  }

  @Test
  void loadDeliveryKey_ofWhatWasSaved_returnsTheKey() throws Exception {
    DeliveryKeyPair key =
        DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    KeysetFiles.saveDeliveryKey(file, password, key, RANDOM);

    assertThat(KeysetFiles.loadDeliveryKey(file, password).publicKey()).isEqualTo(key.publicKey());
  }

  @Test
  void loadStorageKey_ofWhatWasSaved_opensWhatItSealed() throws Exception {
    KeysetHandle key = storageKey();
    byte[] sealed =
        key.getPrimitive(AeadConfig2026.get(), Aead.class).encrypt(bytes("secret"), bytes("place"));
    KeysetFiles.saveStorageKey(file, password, key, RANDOM);

    Aead loaded =
        KeysetFiles.loadStorageKey(file, password).getPrimitive(AeadConfig2026.get(), Aead.class);
    assertThat(loaded.decrypt(sealed, bytes("place"))).isEqualTo(bytes("secret"));
  }

  @Test
  void load_withAnyPartChanged_refuses() throws Exception {
    KeysetFiles.saveStorageKey(file, password, storageKey(), RANDOM);
    byte[] content = Files.readAllBytes(file);
    for (int at : new int[] {0, 30, 45, content.length - 1}) {
      byte[] changed = content.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> KeysetFiles.loadStorageKey(file, password))
          .as("byte %d changed", at)
          .isInstanceOf(CredentialException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  @Test
  void load_ofAFileOfAnotherPurpose_refuses() throws Exception {
    KeysetFiles.saveStorageKey(file, password, storageKey(), RANDOM);

    assertThatThrownBy(() -> KeysetFiles.loadDeliveryKey(file, password))
        .hasMessageContaining("is not a delivery key that the password in " + password + " opens");
  }

  @Test
  void load_ofAShortFile_refuses() throws Exception {
    KeysetFiles.saveStorageKey(file, password, storageKey(), RANDOM);
    Files.write(file, new byte[10]);

    assertThatThrownBy(() -> KeysetFiles.loadStorageKey(file, password))
        .hasMessageContaining("is not a sealed key file or is damaged");
  }

  private static KeysetHandle storageKey() throws GeneralSecurityException {
    return KeysetHandle.generateNew(
        PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, AeadConfig2026.get());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
