package org.frontdoor.provider.storage.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Remembers a bounded number of values, those used last. Thread-safe; a value that is forgotten
 * while it is being loaded is not remembered, so that nothing outdated stays.
 */
final class RecentlyUsed<K, V> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, V> values;
  private long forgotten;

  RecentlyUsed(int capacity) {
    values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  Optional<V> get(K key) {
    lock.lock();
    try {
      return Optional.ofNullable(values.get(key));
    } finally {
      lock.unlock();
    }
  }

  /** Gets a value from elsewhere and remembers it, if there is one. */
  Optional<V> load(K key, Supplier<Optional<V>> loader) {
    long before = forgotten();
    Optional<V> loaded = loader.get();
    lock.lock();
    try {
      if (forgotten == before) {
        loaded.ifPresent(value -> values.put(key, value));
      }
    } finally {
      lock.unlock();
    }
    return loaded;
  }

  void forget(K key) {
    lock.lock();
    try {
      values.remove(key);
      forgotten++;
    } finally {
      lock.unlock();
    }
  }

  private long forgotten() {
    lock.lock();
    try {
      return forgotten;
    } finally {
      lock.unlock();
    }
  }
}
