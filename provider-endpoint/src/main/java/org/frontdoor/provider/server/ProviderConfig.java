package org.frontdoor.provider.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.TlogException;

/**
 * Everything that a provider is told at its start. Paths are relative to the file that they stand
 * in; secrets are named by the file that holds them. Defaults stand in {@code
 * provider-defaults.yaml}.
 *
 * @param identity who the provider is
 * @param profiles owners of the national profiles that it serves, at least one
 * @param listen addresses that it serves
 * @param keys files of its keys
 * @param trust folder of trust anchors and revocation lists
 * @param data folder of everything it stores; {@code keys} must lie outside it
 * @param delivery bounds and timers of HI-2
 * @param journal bounds of the event journal
 * @param accountability how the log of taskings is published
 */
public record ProviderConfig(
    Party identity,
    List<String> profiles,
    Listen listen,
    Keys keys,
    Path trust,
    Path data,
    Delivery delivery,
    Journal journal,
    Accountability accountability) {

  /** Refuses what cannot work. */
  public ProviderConfig {
    profiles = List.copyOf(profiles);
    if (profiles.isEmpty()) {
      throw new ConfigException(
          "profiles", "is empty; name at least one national profile, like XX");
    }
  }

  /** The same configuration with other addresses, for options of the command line. */
  ProviderConfig withListen(Listen other) {
    return new ProviderConfig(
        identity, profiles, other, keys, trust, data, delivery, journal, accountability);
  }

  /** The same configuration with paths resolved against the folder of its file. */
  ProviderConfig resolvedAgainst(Path folder) {
    ProviderConfig resolved =
        new ProviderConfig(
            identity,
            profiles,
            listen,
            keys.resolvedAgainst(folder),
            folder.resolve(trust).normalize(),
            folder.resolve(data).normalize(),
            delivery,
            journal,
            accountability);
    resolved.refuseKeyBesideData();
    return resolved;
  }

  /** A stolen copy of the data folder must not hold the key that opens it (TS 102 232-1 F.5.1). */
  private void refuseKeyBesideData() {
    if (keys.storage().toAbsolutePath().startsWith(data.toAbsolutePath())) {
      throw new ConfigException(
          "keys.storage",
          "lies inside the data folder; keep it elsewhere, so that data stolen alone stay shut");
    }
  }

  /**
   * One party of the handover interface (TS 103 120 clause 6.2.4).
   *
   * @param country ISO 3166-1 alpha-2 code
   * @param id unique identifier within the country
   */
  public record Party(String country, String id) {
    /** Refuses an identity that could not stand in a message. */
    public Party {
      Required.matches(
          "identity.country", country, "[A-Z]{2}", "is not a two-letter country code in capitals");
      Required.matches(
          "identity.id",
          id,
          "[A-Za-z0-9][A-Za-z0-9_-]{0,31}",
          "is not 1 to 32 letters, digits, '-' or '_'");
    }
  }

  /**
   * Addresses. Port 0 lets the system choose.
   *
   * @param host address of HI-1, HI-2 and the messenger
   * @param li port of HI-1 and HI-2
   * @param messenger port of the messenger's service
   * @param upperTester port of the upper tester, on loopback unless the last key says otherwise;
   *     open only when asked for
   * @param metrics port of the metrics page, on loopback whatever the host; open only when asked
   *     for
   * @param log port of the log of taskings, which anybody may read
   * @param allowUpperTesterBeyondLoopback whether the upper tester is opened on the host instead;
   *     for a container, whose loopback no other container reaches. Whoever may use it is decided
   *     by TLS certificates either way
   */
  public record Listen(
      String host,
      int li,
      int messenger,
      int upperTester,
      int metrics,
      int log,
      boolean allowUpperTesterBeyondLoopback) {

    /** Refuses ports that do not exist. */
    public Listen {
      Required.port("listen.li", li);
      Required.port("listen.messenger", messenger);
      Required.port("listen.upperTester", upperTester);
      Required.port("listen.metrics", metrics);
      Required.port("listen.log", log);
    }
  }

  /**
   * Files of keys. The PKCS#12 files share one password file.
   *
   * @param tls certificate and key for TLS
   * @param signing certificate and key that sign HI-1 answers
   * @param evidence certificate and key that sign options and checkpoints of HI-2
   * @param storage keyset that encrypts the register
   * @param passwordFile file whose first line is the password of the others
   */
  public record Keys(Path tls, Path signing, Path evidence, Path storage, Path passwordFile) {
    Keys resolvedAgainst(Path folder) {
      return new Keys(
          folder.resolve(tls).normalize(),
          folder.resolve(signing).normalize(),
          folder.resolve(evidence).normalize(),
          folder.resolve(storage).normalize(),
          folder.resolve(passwordFile).normalize());
    }
  }

  /**
   * Bounds and timers of HI-2.
   *
   * @param windowBytes most bytes on their way unacknowledged
   * @param keepaliveIdle idle time before a sign of life is asked for (TS 102 232-1 TIME1)
   * @param keepaliveTimeout time in which it must come (TIME3)
   * @param checkpointInterval longest time between a unit and its checkpoint
   * @param epochLength longest life of an epoch key
   * @param spoolBytes most bytes kept for one authority
   */
  public record Delivery(
      int windowBytes,
      Duration keepaliveIdle,
      Duration keepaliveTimeout,
      Duration checkpointInterval,
      Duration epochLength,
      long spoolBytes) {

    /** Refuses what the protocol does not allow. */
    public Delivery {
      Required.between("delivery.windowBytes", windowBytes, 64 << 10, 64 << 20);
      Required.positive("delivery.keepaliveIdle", keepaliveIdle);
      Required.positive("delivery.keepaliveTimeout", keepaliveTimeout);
      Required.positive("delivery.checkpointInterval", checkpointInterval);
      Required.positive("delivery.epochLength", epochLength);
      Required.between("delivery.spoolBytes", spoolBytes, 1L << 20, Long.MAX_VALUE);
    }
  }

  /**
   * Bounds of the event journal.
   *
   * @param maxBytes most bytes kept; the oldest events go first
   */
  public record Journal(long maxBytes) {
    /** Refuses a journal too small to work. */
    public Journal {
      Required.between("journal.maxBytes", maxBytes, 16L << 20, Long.MAX_VALUE);
    }
  }

  /**
   * How the log of taskings is published. It is signed with the evidence key, whose name there is
   * {@link #origin}.
   *
   * @param checkpointInterval shortest time between two checkpoints that are published
   * @param witnesses verifier keys (C2SP signed-note) of the witnesses whose cosignatures are kept
   * @param formerKeys verifier keys that the log was signed with before the evidence key was
   *     renewed, as far back as a running task has begun that was not asked for anew since; the
   *     provider says its own at every start
   */
  public record Accountability(
      Duration checkpointInterval, List<String> witnesses, List<String> formerKeys) {

    private static final String WITNESSES = "accountability.witnesses";
    private static final String FORMER = "accountability.formerKeys";

    /** Refuses an interval that is none and keys that are none. */
    public Accountability {
      Required.positive("accountability.checkpointInterval", checkpointInterval);
      witnesses = List.copyOf(witnesses);
      formerKeys = List.copyOf(formerKeys);
      List<NoteKey> keys = keys(WITNESSES, witnesses, NoteKeyUse.WITNESS);
      if (keys.stream().map(NoteKey::name).distinct().count() < keys.size()) {
        throw new ConfigException(WITNESSES, "has two keys of one name; a witness has one");
      }
      List<NoteKey> unused = keys(FORMER, formerKeys, NoteKeyUse.LOG);
    }

    /** Whose cosignatures are kept. */
    List<NoteKey> witnessKeys() {
      return keys(WITNESSES, witnesses, NoteKeyUse.WITNESS);
    }

    /** What the log was signed with before. */
    List<NoteKey> formerLogKeys() {
      return keys(FORMER, formerKeys, NoteKeyUse.LOG);
    }

    /** The name of a provider's log, and of the key that signs it. */
    static String origin(Party provider) {
      return "frontdoor/" + provider.country() + "/" + provider.id();
    }

    private static List<NoteKey> keys(String name, List<String> texts, NoteKeyUse use) {
      List<NoteKey> keys = new ArrayList<>();
      for (String text : texts) {
        try {
          keys.add(NoteKey.parse(text));
        } catch (TlogException e) {
          throw new ConfigException(
              name,
              "has a line that is no verifier key; write each as name+identifier+key, as its owner"
                  + " gives it");
        }
      }
      if (keys.stream().anyMatch(key -> key.use() != use)) {
        throw new ConfigException(
            name,
            use == NoteKeyUse.WITNESS
                ? "has a key that is not a witness's (type 4)"
                : "has a key that is not a log's (type 1)");
      }
      return List.copyOf(keys);
    }
  }
}
