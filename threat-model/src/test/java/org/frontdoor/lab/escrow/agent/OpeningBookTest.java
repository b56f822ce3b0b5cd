package org.frontdoor.lab.escrow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.escrow.v1.OpenRequest;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.escrow.v1.OpeningOrder;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.blob.BlobSealer;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.provider.admissibility.NationalProfileReader;
import org.junit.jupiter.api.Test;

class OpeningBookTest {

  private static final EndpointId PROVIDER =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("CSP00001").build();

  private static final int PAGE = 200;

  private final SecureRandom random = Seeds.random(1);
  private final TestClock clock = new TestClock();
  private final LabPki pki = LabPki.create("XX", clock, random);
  private final Identity coordinator =
      pki.identity(KeyRole.KEY_ROLE_ESCROW_COORDINATOR, AcceptedRealms.ESCROW, "COORD001");
  private final KeyShare key = KeyShare.alone("key", random);

  @Test
  void opening_thatCannotBeLogged_doesNotHappen_andIsNotWrittenDown() {
    FullDisk log = new FullDisk();
    EscrowAgent agent = agent(log);
    OpenResponse refused = agent.open(order(), coordinator);
    assertThat(refused.getRefusal().getReason()).isEqualTo(RefusalReason.REFUSAL_REASON_ANSWER);
    assertThat(agent.records()).isEmpty();
    assertThat(agent.refusals()).containsExactly(RefusalReason.REFUSAL_REASON_ANSWER);
    log.isFull = false;
    assertThat(agent.open(order(), coordinator).hasPlain()).isTrue();
    assertThat(agent.records()).hasSize(1);
    assertThat(agent.openings(0).getEntriesCount()).isEqualTo(1);
  }

  @Test
  void openings_andTheirCheckpoint_areOfOneMoment() throws Exception {
    for (int round = 0; round < 20; round++) {
      TlogCommitments log =
          new TlogCommitments(NoteSigner.generate("escrow.example/a", NoteKeyUse.LOG, random));
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> fill(log));
      do {
        assertThatTheCheckpointCountsTheEntries(log.read(0));
      } while (!writer.isDone());
      writer.join();
      assertThat(log.read(0).entries()).hasSize(PAGE);
    }
  }

  private static void fill(TlogCommitments log) {
    for (int i = 0; i < PAGE; i++) {
      long unused = log.append(ByteString.copyFromUtf8("entry " + i));
    }
  }

  private static void assertThatTheCheckpointCountsTheEntries(CommitmentLog.Page page)
      throws TlogException {
    LogCheckpoint checkpoint = LogCheckpoint.parse(SignedNote.parse(page.checkpoint()).text());
    assertThat(checkpoint.head().size()).isEqualTo(page.entries().size());
  }

  private EscrowAgent agent(CommitmentLog log) {
    KeyRing ring = KeyRing.empty();
    ring.put(key);
    AgentPolicy policy = AgentPolicy.trustingItsCaller();
    return new EscrowAgent(
        ring,
        KeyPlan.shared(ring, "key"),
        policy,
        new OrderCheck(
            policy,
            new CertificateVerifier(pki.anchors()),
            new Mandate(PROVIDER, new NationalProfileReader().bundled("XX")),
            (warrant, said, evidence) -> false),
        new OpeningBook(log, random),
        clock);
  }

  private OpenRequest order() {
    EscrowLabel label =
        EscrowLabel.newBuilder()
            .setSenderAccountId("alice")
            .addRecipientAccountIds("bob")
            .setPeriod(1)
            .setSentAt(Timestamp.newBuilder().setSeconds(1))
            .setContentDigest(ByteString.copyFrom(new byte[32]))
            .setProvider(PROVIDER)
            .build();
    MessageKey secret = MessageKey.random(Seeds.random(2));
    OpeningOrder order =
        OpeningOrder.newBuilder()
            .setOrderId(ByteString.copyFrom(new byte[16]))
            .setLiid("LIID-1")
            .setWarrant(ByteString.copyFromUtf8("nobody reads it"))
            .setBlob(BlobSealer.bound(label, List.of(key.key()), secret).toByteString())
            .setRequestedAt(Timestamp.newBuilder().setSeconds(1))
            .build();
    return OpenRequest.newBuilder()
        .setOrder(SignedMessage.newBuilder().setMessage(order.toByteString()))
        .build();
  }

  private static final class FullDisk implements CommitmentLog {

    private final TlogCommitments log =
        new TlogCommitments(
            NoteSigner.generate("escrow.example/full", NoteKeyUse.LOG, Seeds.random(3)));
    private boolean isFull = true;

    @Override
    public long append(ByteString commitment) throws IOException {
      if (isFull) {
        throw new IOException("no space left on the device");
      }
      return log.append(commitment);
    }

    @Override
    public Page read(long first) {
      return log.read(first);
    }
  }
}
