package org.frontdoor.credentials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** A password from a file: its first line. Wiped when closed, never printed. */
public final class Password implements AutoCloseable {

  private static final int RANDOM_BYTES = 24;
  private static final int FEWEST_CHARACTERS = 12;

  private final char[] characters;

  private Password(char[] characters) {
    this.characters = characters;
  }

  /** Reads a password file, which only its owner may read. */
  public static Password load(Path file) throws CredentialException {
    byte[] content = CredentialFiles.readSecret(file);
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      Password password = new Password(firstLine(text));
      Arrays.fill(text.array(), '\0');
      if (password.characters.length < FEWEST_CHARACTERS) {
        password.close();
        throw new CredentialException(
            file,
            "holds no password of at least " + FEWEST_CHARACTERS + " characters in its first line",
            "write a longer one there");
      }
      return password;
    } catch (CharacterCodingException e) {
      throw new CredentialException(file, "is not text", "write the password as one line of UTF-8");
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** Writes a new password file with a random password that nobody needs to remember. */
  public static void create(Path file, SecureRandom random) throws CredentialException {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    String line = HexFormat.of().formatHex(secret) + "\n";
    CredentialFiles.writeSecret(file, line.getBytes(StandardCharsets.US_ASCII));
  }

  /** The characters themselves, for a key derivation in this package; not to be kept. */
  char[] characters() {
    return characters;
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }

  private static char[] firstLine(CharBuffer text) {
    int length = 0;
    while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
      length++;
    }
    char[] line = new char[length];
    text.duplicate().get(line);
    return line;
  }
}
