package org.frontdoor.lab.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.junit.jupiter.api.Test;

final class OrderMonitorTest {

  private static final Approver ALICE = office("JUDGE001");
  private static final Approver BERTA = office("JUDGE002");

  private final MemoryLog log =
      new MemoryLog(NoteSigner.ofSeed("log.example", NoteKeyUse.LOG, new byte[32]));
  private final OrderMonitor monitor =
      new OrderMonitor(ALICE, WitnessPolicy.withoutWitnesses(log.key()));

  @Test
  void monitor_ofAnOffice_findsWhatItNeverSignedAndOnlyThat() throws TlogException {
    monitor.signed(bytes("hers"));
    append(ALICE, "hers");
    append(BERTA, "another's");
    append(ALICE, "forged");
    append(ALICE, "hers");
    assertThat(monitor.foreign(log)).isEmpty();

    SignedNote unused = log.publish();
    assertThat(monitor.foreign(log)).containsExactly(2L);
    assertThat(monitor.foreign(log)).isEmpty();
  }

  @Test
  void monitor_findsItsOwnOrderUnderAnothersName() throws TlogException {
    monitor.signed(bytes("hers"));
    append(BERTA, "hers");
    append(ALICE, "hers");

    SignedNote unused = log.publish();
    assertThat(monitor.foreign(log)).containsExactly(0L);
  }

  @Test
  void monitor_findsAnEntryThatNobodyCanRead() throws TlogException {
    log.append(ByteString.copyFromUtf8("not an entry"));
    SignedNote unused = log.publish();

    assertThat(monitor.foreign(log)).containsExactly(0L);
  }

  private void append(Approver office, String order) {
    log.append(
        LogEntry.newBuilder()
            .setKind(EntryKind.ENTRY_KIND_TASKING)
            .setApprover(office)
            .setOrderTag(LogEntries.orderTag(ByteString.copyFrom(bytes(order))))
            .setCommitment(LogEntries.commitment(ByteString.EMPTY))
            .build()
            .toByteString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Approver office(String id) {
    return Approver.newBuilder()
        .setCountryCode("XX")
        .setRealm("criminal")
        .setRole(KeyRole.KEY_ROLE_JUDGE)
        .setUniqueIdentifier(id)
        .build();
  }
}
