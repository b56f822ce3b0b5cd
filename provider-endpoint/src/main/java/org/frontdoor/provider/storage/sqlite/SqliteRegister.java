package org.frontdoor.provider.storage.sqlite;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.frontdoor.provider.register.RegisterUnavailableException.Cause;
import org.frontdoor.provider.register.RegisterView;
import org.jdbi.v3.core.Handle;

/**
 * The register in {@code register.db} of a directory. Whoever copies the directory learns how many
 * objects which authority has, of which type and status, but neither targets nor references: those
 * are encrypted with a key that is not there.
 */
public final class SqliteRegister implements RegisterStore {

  private static final String NAME = "register";

  private final FileChannel lock;
  private final SqliteDatabase database;
  private final ColumnCipher cipher;
  private final ReferenceIndex references;
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  /** Held for reading by every piece of work, for writing by the one who closes. */
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock(true);

  private boolean closed;

  private SqliteRegister(
      FileChannel lock, SqliteDatabase database, ColumnCipher cipher, ReferenceIndex references) {
    this.lock = lock;
    this.database = database;
    this.cipher = cipher;
    this.references = references;
  }

  /**
   * Opens the register, or makes it.
   *
   * @param directory where its files are; made if it is not there
   * @param keys keyset of {@link #newKeys}; must not be kept in the directory
   * @param random for the keys that belong to the file
   * @throws RegisterUnavailableException READ_ONLY, DISK_FULL, BUSY (opened already, here or by
   *     another process), WRONG_KEY or DAMAGED
   */
  public static SqliteRegister open(Path directory, KeysetHandle keys, SecureRandom random) {
    ColumnCipher cipher = ColumnCipher.of(keys);
    FileChannel lock = lock(directory);
    try {
      return SqliteFaults.translating(() -> open(directory, lock, cipher, random));
    } catch (RuntimeException e) {
      closeQuietly(lock, e);
      throw e;
    }
  }

  /** A new keyset for a new register; Tink writes and reads it with {@link AeadConfig2026}. */
  public static KeysetHandle newKeys() throws GeneralSecurityException {
    return KeysetHandle.generateNew(
        PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, AeadConfig2026.get());
  }

  private static SqliteRegister open(
      Path directory, FileChannel lock, ColumnCipher cipher, SecureRandom random) {
    SqliteDatabase database = SqliteDatabase.open(directory.resolve(NAME + ".db"), NAME);
    try {
      ReferenceIndex references =
          database.write(handle -> ReferenceIndex.open(handle, cipher, random));
      return new SqliteRegister(lock, database, cipher, references);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public <T> T inTransaction(Function<RegisterTransaction, T> work) {
    return once(() -> database.write(handle -> work.apply(rows(handle))));
  }

  @Override
  public <T> T reading(Function<RegisterView, T> work) {
    return once(() -> database.read(handle -> work.apply(rows(handle))));
  }

  @Override
  public void close() {
    requireOutside();
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        database.close();
      }
      lock.close();
    } catch (IOException e) {
      throw new RegisterUnavailableException(Cause.FAILED, e);
    } finally {
      use.writeLock().unlock();
    }
  }

  SqliteDatabase database() {
    return database;
  }

  private <T> T once(Supplier<T> work) {
    requireOutside();
    use.readLock().lock();
    inside.set(true);
    try {
      if (closed) {
        throw new IllegalStateException("The register is closed.");
      }
      return SqliteFaults.translating(work);
    } finally {
      inside.remove();
      use.readLock().unlock();
    }
  }

  private void requireOutside() {
    if (inside.get()) {
      throw new IllegalStateException("This thread is inside a transaction already.");
    }
  }

  private SqliteTransaction rows(Handle handle) {
    return new SqliteTransaction(
        new ObjectRows(handle, cipher, references),
        new AnswerRows(handle, cipher),
        new AuditRows(handle));
  }

  private static FileChannel lock(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(NAME + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new RegisterUnavailableException(Cause.BUSY);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw new RegisterUnavailableException(Cause.BUSY, e);
    } catch (IOException e) {
      throw new RegisterUnavailableException(Cause.READ_ONLY, e);
    }
  }

  private static void closeQuietly(FileChannel lock, RuntimeException failure) {
    try {
      lock.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
