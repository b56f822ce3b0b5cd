package org.frontdoor.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A secret in a file that a password protects: label, 16 bytes of salt, 12 bytes of nonce, then the
 * secret under AES-256-GCM with a key that scrypt makes of the password. Label and purpose are
 * authenticated.
 */
final class SealedFile {

  private static final byte[] LABEL =
      "frontdoor.sealed-file.v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  // Cost of scrypt, as OWASP advised in 2023: 32 MiB, three times over.
  private static final int COST = 1 << 15;
  private static final int BLOCK_SIZE = 8;
  private static final int PARALLELISM = 3;

  private SealedFile() {}

  static void write(
      Path file, Path passwordFile, String purpose, byte[] secret, SecureRandom random)
      throws CredentialException {
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    try (Password password = Password.load(passwordFile)) {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, password, salt, nonce, purpose).doFinal(secret);
      ByteBuffer content =
          ByteBuffer.allocate(LABEL.length + SALT_BYTES + NONCE_BYTES + sealed.length)
              .put(LABEL)
              .put(salt)
              .put(nonce)
              .put(sealed);
      CredentialFiles.writeSecret(file, content.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal a file", e);
    }
  }

  static byte[] read(Path file, Path passwordFile, String purpose) throws CredentialException {
    ByteBuffer content = ByteBuffer.wrap(CredentialFiles.readSecret(file));
    byte[] label = new byte[LABEL.length];
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    if (content.remaining() < label.length + salt.length + nonce.length + TAG_BITS / Byte.SIZE
        || !startsWithLabel(content, label)) {
      throw new CredentialException(
          file, "is not a sealed key file or is damaged", "restore it from where it was made");
    }
    content.get(salt).get(nonce);
    byte[] sealed = new byte[content.remaining()];
    content.get(sealed);
    try (Password password = Password.load(passwordFile)) {
      return cipher(Cipher.DECRYPT_MODE, password, salt, nonce, purpose).doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new CredentialException(
          file,
          "is not a " + purpose + " that the password in " + passwordFile + " opens",
          "put its password into the first line there, or restore the file if it is damaged");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot open a sealed file", e);
    }
  }

  private static boolean startsWithLabel(ByteBuffer content, byte[] label) {
    content.get(label);
    return Arrays.equals(label, LABEL);
  }

  private static Cipher cipher(
      int mode, Password password, byte[] salt, byte[] nonce, String purpose)
      throws GeneralSecurityException {
    byte[] phrase = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password.characters());
    byte[] key = SCrypt.generate(phrase, salt, COST, BLOCK_SIZE, PARALLELISM, KEY_BYTES);
    Arrays.fill(phrase, (byte) 0);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    Arrays.fill(key, (byte) 0);
    cipher.updateAAD(LABEL);
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
