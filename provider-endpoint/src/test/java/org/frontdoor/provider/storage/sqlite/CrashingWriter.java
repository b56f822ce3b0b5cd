package org.frontdoor.provider.storage.sqlite;

import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.entry;
import static org.frontdoor.provider.register.RegisterSamples.id;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.provider.register.RegisterSamples;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StoredAnswer;

/**
 * A process that is killed: writes pairs of objects, each pair with its answer and its entry in one
 * transaction, and prints the number of each pair that was committed. With "hang" as third argument
 * it stops for ever inside the first transaction. Ends when its input does.
 */
@SuppressForbidden(reason = "it talks to the test that started it over its standard streams")
public final class CrashingWriter {

  private CrashingWriter() {}

  public static void main(String[] arguments) throws Exception {
    endWithParent();
    boolean hang = arguments[2].equals("hang");
    PrintStream out = System.out;
    try (SqliteRegister register =
        SqliteRegister.open(
            Path.of(arguments[0]), read(Path.of(arguments[1])), new SecureRandom())) {
      int first = register.<Integer>reading(view -> (int) view.auditHead().count());
      for (int pair = first; ; pair++) {
        int number = pair;
        register.inTransaction(
            transaction -> {
              writePair(transaction, number);
              if (hang) {
                out.println("inside");
                waitForEver();
              }
              return true;
            });
        out.println(pair);
      }
    }
  }

  static void write(KeysetHandle keys, Path file) throws GeneralSecurityException, IOException {
    Files.writeString(
        file,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  private static KeysetHandle read(Path file) throws GeneralSecurityException, IOException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }

  private static void writePair(RegisterTransaction transaction, int pair) {
    int base = 10 * pair;
    transaction.insert(RegisterSamples.authorisation(id(base), AUTHORITY, "REF-" + pair));
    transaction.insert(RegisterSamples.task(id(base + 1), AUTHORITY, "account", id(base)));
    transaction.recordAnswer(
        new StoredAnswer(
            AUTHORITY, "t-" + pair, ByteString.EMPTY, ByteString.copyFrom(new byte[5_000]), NOW));
    transaction.audit(entry(pair));
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endWithParent() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                Runtime.getRuntime().halt(1);
              }
              Runtime.getRuntime().halt(0);
            });
  }
}
