package org.frontdoor.provider.server;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.frontdoor.provider.accountability.TaskingLogStore;
import org.frontdoor.provider.delivery.Spool;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.MessageStore;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;
import org.frontdoor.provider.storage.spool.RocksSpool;
import org.frontdoor.provider.storage.sqlite.SqliteAccounts;
import org.frontdoor.provider.storage.sqlite.SqliteRegister;
import org.frontdoor.provider.storage.sqlite.SqliteTaskingLog;

/** Everything that the provider keeps, below its data folder. */
record Rooms(
    AccountDirectory accounts,
    MessageStore messages,
    RegisterStore register,
    TaskingLogStore taskings,
    Spool spool)
    implements AutoCloseable {

  /**
   * Room on the disk that the spool leaves free, so that the register can still say what is wrong.
   */
  private static final long SPOOL_RESERVE = 8L << 20;

  /** Opens all stores, or none. */
  static Rooms open(
      ProviderConfig config, KeysetHandle storageKeys, InstantSource clock, SecureRandom random) {
    Path data = config.data();
    makeFolder(data);
    Shutdown opened = new Shutdown();
    try {
      AccountDirectory accounts =
          opened.add(SqliteAccounts.open(data.resolve("messenger").resolve("messenger.db")));
      MessageStore messages =
          opened.add(
              RocksMessageStore.open(
                  data.resolve("journal"),
                  new JournalBounds(Long.MAX_VALUE, config.journal().maxBytes()),
                  clock));
      RegisterStore register =
          opened.add(SqliteRegister.open(data.resolve("register"), storageKeys, random));
      TaskingLogStore taskings =
          opened.add(SqliteTaskingLog.open(data.resolve("accountability"), storageKeys));
      Spool spool =
          opened.add(RocksSpool.open(data.resolve("spool"), aead(storageKeys), SPOOL_RESERVE));
      return new Rooms(accounts, messages, register, taskings, spool);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static void makeFolder(Path data) {
    try {
      Files.createDirectories(data.resolve("messenger"));
    } catch (IOException e) {
      throw new JournalUnavailableException(
          "the folder "
              + data
              + " of configuration key 'data' cannot be written; make it writable, or name another",
          e);
    }
  }

  private static Aead aead(KeysetHandle keys) {
    try {
      return keys.getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new ConfigException(
          "keys.storage", "holds no key that encrypts; make a new one with `frontdoor pki init`");
    }
  }

  @Override
  public void close() {
    spool.close();
    taskings.close();
    register.close();
    messages.close();
    accounts.close();
  }
}
