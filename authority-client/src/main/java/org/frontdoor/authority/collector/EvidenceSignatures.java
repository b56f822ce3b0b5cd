package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.chain.CheckpointException;
import org.frontdoor.protocol.chain.CheckpointReader;
import org.frontdoor.protocol.chain.VerifiedCheckpoint;
import org.frontdoor.protocol.identity.MessageVerifier.Verified;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** Verifies what the provider's evidence key signs, and parses it only then. */
final class EvidenceSignatures {

  private final Expectations expected;
  private final StrictParser<StreamOptions> options =
      StrictParser.of(StreamOptions.getDefaultInstance(), ParseLimits.usual());
  private final CheckpointReader checkpoints;

  EvidenceSignatures(Expectations expected) {
    this.expected = expected;
    this.checkpoints =
        new CheckpointReader(expected.signatures(), expected.provider(), expected.authority());
  }

  StreamOptions options(SignedMessage signed, Instant now) throws Rejection {
    ByteString bytes = verified(signed, now);
    try {
      StreamOptions agreed = options.parse(bytes);
      requireParties(agreed.getProvider(), agreed.getAuthority());
      return agreed;
    } catch (MalformedMessageException e) {
      throw new Rejection(FindingKind.STREAM_BROKEN, "The options are malformed: " + e.rule());
    }
  }

  VerifiedCheckpoint checkpoint(Checkpoint checkpoint, Instant now) throws Rejection {
    try {
      return checkpoints.read(checkpoint, now);
    } catch (CheckpointException e) {
      throw new Rejection(FindingKind.CHECKPOINT_FORGED, String.valueOf(e.getMessage()));
    }
  }

  private ByteString verified(SignedMessage signed, Instant now) throws Rejection {
    try {
      Verified verified =
          expected
              .signatures()
              .verify(signed, Purposes.HI2_OPTIONS, KeyRole.KEY_ROLE_EVIDENCE, now);
      require(
          verified.signer().endpointId().equals(expected.provider()),
          FindingKind.STREAM_BROKEN,
          "The options are signed by another provider than the one on this stream");
      return verified.bytes();
    } catch (UntrustedException e) {
      throw new Rejection(
          FindingKind.STREAM_BROKEN,
          "The signature of the options is not to be trusted: " + e.reason().sentence());
    }
  }

  private void requireParties(EndpointId provider, EndpointId authority) throws Rejection {
    require(
        provider.equals(expected.provider()) && authority.equals(expected.authority()),
        FindingKind.WRONG_PARTY,
        "The options name other parties than the two on this stream");
  }

  private static void require(boolean condition, FindingKind kind, String sentence)
      throws Rejection {
    Rejection.unless(condition, kind, sentence);
  }
}
