package org.frontdoor.protocol.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.accountability.v1.TaskingReceipt;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntriesFuzzTest {

  @FuzzTest
  void entry_ofAnyBytes_isReadOrRefused(byte[] bytes) {
    try {
      assertThat(LogEntries.parse(ByteString.copyFrom(bytes)).getCommitment().size()).isEqualTo(32);
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }

  @FuzzTest
  void opening_ofAnyBytes_isReadOrRefused(byte[] bytes) {
    try {
      assertThat(LogEntries.parseTasking(ByteString.copyFrom(bytes)).getAccountsList())
          .isNotEmpty();
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }

  @FuzzTest
  void receipt_ofAnyBytes_isReadOrRefused(byte[] bytes) {
    try {
      assertThat(LogEntries.parseReceipt(ByteString.copyFrom(bytes)).getSize()).isNotZero();
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }

  /**
   * What the targets begin from is real: the files are written anew by this if the format changes.
   */
  @ParameterizedTest
  @ValueSource(strings = {"entry", "opening", "receipt"})
  void seed_isReadAsWhatItIs(String kind) throws Exception {
    String target = kind + "_ofAnyBytes_isReadOrRefused/" + kind;
    Path file = Path.of("src/test/resources/org/frontdoor/protocol/accountability");
    file = file.resolve("LogEntriesFuzzTestInputs").resolve(target);
    if (Boolean.getBoolean("frontdoor.write-seeds")) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, seed(kind).toByteArray());
    }
    assertThat(ByteString.copyFrom(Files.readAllBytes(file))).isEqualTo(seed(kind));
  }

  private static ByteString seed(String kind) throws TlogException {
    DeliveryKey key =
        DeliveryKey.newBuilder()
            .setSuite(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM)
            .setPublicKey(ByteString.copyFrom(new byte[32]))
            .build();
    ByteString opening =
        TaskingOpening.newBuilder()
            .setSalt(ByteString.copyFrom(new byte[32]))
            .setTaskId("00000000-0000-0009-0000-000000000001")
            .setLiid("LIID-1")
            .setAuthority(
                EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("AUTHOR01"))
            .addAccounts("alice")
            .setTimespan(
                Timespan.newBuilder()
                    .setStart(Timestamp.newBuilder().setSeconds(1_700_000_000))
                    .setEnd(Timestamp.newBuilder().setSeconds(1_700_086_400)))
            .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
            .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
            .setOrderHash(ByteString.copyFrom(new byte[32]))
            .setLoggedAt(Timestamp.newBuilder().setSeconds(1_700_000_000))
            .addDeliveryKeyHashes(LogEntries.keyHash(key))
            .build()
            .toByteString();
    ByteString entry =
        LogEntry.newBuilder()
            .setKind(EntryKind.ENTRY_KIND_TASKING)
            .setApprover(
                Approver.newBuilder()
                    .setCountryCode("XX")
                    .setRealm("criminal")
                    .setRole(KeyRole.KEY_ROLE_JUDGE)
                    .setUniqueIdentifier("JUDGE001"))
            .setOrderTag(LogEntries.orderTag(ByteString.EMPTY))
            .setCommitment(LogEntries.commitment(opening))
            .build()
            .toByteString();
    MemoryLog log =
        new MemoryLog(NoteSigner.ofSeed("frontdoor/XX/CSP00001", NoteKeyUse.LOG, new byte[32]));
    log.append(ByteString.copyFromUtf8("another"));
    long index = log.append(entry);
    return switch (kind) {
      case "entry" -> entry;
      case "opening" -> opening;
      default ->
          TaskingReceipt.newBuilder()
              .setEntry(entry)
              .setOpening(opening)
              .setIndex(index)
              .setSize(log.size())
              .addAllPath(log.inclusion(index, log.size()).path())
              .setCheckpoint(log.publish().bytes())
              .build()
              .toByteString();
    };
  }
}
