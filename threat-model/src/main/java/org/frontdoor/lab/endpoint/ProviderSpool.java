package org.frontdoor.lab.endpoint;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.storage.spool.RocksSpool;

/**
 * What the provider's own auditor reads in the provider's spool: a copy of its folder, taken while
 * it runs. The spool goes on knowing how far each task came when the units themselves are gone.
 */
public final class ProviderSpool {

  private static final String LOCK = "LOCK";
  private static final long RESERVE = 1 << 20;
  private static final int TRIES = 3;

  private ProviderSpool() {}

  /**
   * How far the delivery of a task has come, as the provider knows it.
   *
   * @param copies an empty folder, or none yet, for the copy
   * @return empty if it has never heard of the task
   * @throws IOException if the folder cannot be copied
   * @throws SpoolException if the copy cannot be read
   * @throws CredentialException if the provider's storage key cannot be read
   * @throws GeneralSecurityException if it cannot be used
   */
  public static Optional<TaskProgress> progress(Endpoint endpoint, String liid, Path copies)
      throws IOException, CredentialException, GeneralSecurityException {
    Path spool = endpoint.lab().providerData().resolve("spool");
    for (int i = 1; ; i++) {
      Path copy = copies.resolve("copy-" + i);
      try {
        copy(spool, copy);
        return progress(open(endpoint, copy), liid);
      } catch (IOException | SpoolException e) {
        // A file that the provider has just replaced; the next copy has the new one.
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  private static Optional<TaskProgress> progress(RocksSpool opened, String liid) {
    try (opened) {
      return opened.load().tasks().stream()
          .filter(task -> task.definition().liid().equals(liid))
          .map(task -> task.progress())
          .findFirst();
    }
  }

  private static RocksSpool open(Endpoint endpoint, Path copy)
      throws CredentialException, GeneralSecurityException {
    Path keys = endpoint.lab().provider();
    return RocksSpool.open(
        copy,
        KeysetFiles.loadStorageKey(keys.resolve("storage.keyset"), keys.resolve("password"))
            .getPrimitive(AeadConfig2026.get(), Aead.class),
        RESERVE);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> files;
    try (Stream<Path> all = Files.list(from)) {
      files = all.filter(file -> !file.getFileName().toString().equals(LOCK)).toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
