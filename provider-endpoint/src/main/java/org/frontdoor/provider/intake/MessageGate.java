package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.Signature;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.SupportedProfile;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * Decides whether a message is let in: size, signature over the received bytes, signer equal to the
 * TLS peer, shape, header. Nothing is parsed before the signature is good. Has no effect on
 * anything.
 */
final class MessageGate {

  /** Most bytes of a message. */
  static final int MAX_BYTES = 1 << 20;

  /** How far a timestamp may be from the provider's clock, in either direction. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final Pattern VERSION = Pattern.compile("V([0-9]+)\\.([0-9]+)\\.[0-9]+");

  private final EndpointId self;
  private final MessageVerifier verifier;
  private final StrictParser<Hi1Message> parser;
  private final ServedProfiles profiles;
  private final Hi1Faults faults;
  private final Supplier<UUID> ids;

  MessageGate(
      EndpointId self,
      MessageVerifier verifier,
      StrictParser<Hi1Message> parser,
      ServedProfiles profiles,
      Hi1Faults faults,
      Supplier<UUID> ids) {
    this.self = self;
    this.verifier = verifier;
    this.parser = parser;
    this.profiles = profiles;
    this.faults = faults;
    this.ids = ids;
  }

  /**
   * Lets a message in or refuses it.
   *
   * @param peer whom the TLS handshake has authenticated
   */
  AdmittedMessage admit(SignedMessage received, Identity peer, Instant now)
      throws MessageRefusedException {
    ByteString bytes = authentic(received, peer, now);
    AnswerHeader header = LenientHeader.read(bytes, peer.endpointId(), ids);
    Hi1Message message = wellFormed(bytes, header);
    Optional<Hi1Fault> fault = faultOf(message.getHeader(), peer.endpointId(), now);
    if (fault.isPresent()) {
      throw new MessageRefusedException(faults.of(fault.get(), "header"), header);
    }
    SupportedProfile profile =
        profiles
            .find(message.getHeader().getVersion())
            .orElseThrow(() -> refused(Hi1Fault.PROFILE_UNKNOWN, "header.version", header));
    if (!message.hasRequest()) {
      throw refused(Hi1Fault.PAYLOAD_NOT_REQUEST, "response", header);
    }
    return new AdmittedMessage(message, bytes, profile);
  }

  private ByteString authentic(SignedMessage received, Identity peer, Instant now)
      throws MessageRefusedException {
    if (received.getMessage().size() > MAX_BYTES) {
      throw unreadable(Hi1Fault.MESSAGE_TOO_LARGE);
    }
    if (hasUnknownFields(received)) {
      throw unreadable(Hi1Fault.MESSAGE_MALFORMED);
    }
    try {
      MessageVerifier.Verified verified =
          verifier.verify(received, Purposes.HI1_MESSAGE, KeyRole.KEY_ROLE_AUTHORITY, now);
      if (!verified.signer().equals(peer)) {
        throw unreadable(Hi1Fault.SENDER_NOT_PEER);
      }
      return verified.bytes();
    } catch (UntrustedException e) {
      throw new MessageRefusedException(
          faults.untrusted(e.reason()), AnswerHeader.ofUnreadable(ids.get()));
    }
  }

  private Hi1Message wellFormed(ByteString bytes, AnswerHeader header)
      throws MessageRefusedException {
    try {
      return parser.parse(bytes);
    } catch (MalformedMessageException e) {
      throw new MessageRefusedException(faults.malformed(e), header);
    }
  }

  private Optional<Hi1Fault> faultOf(Header header, EndpointId peer, Instant now) {
    if (AnswerHeader.isReserved(header.getSender())) {
      return Optional.of(Hi1Fault.SENDER_RESERVED);
    }
    if (!header.getSender().equals(peer)) {
      return Optional.of(Hi1Fault.SENDER_NOT_PEER);
    }
    if (!header.getReceiver().equals(self)) {
      return Optional.of(Hi1Fault.RECEIVER_UNEXPECTED);
    }
    Duration off = Duration.between(Times.instant(header.getTimestamp()), now).abs();
    if (off.compareTo(WINDOW) > 0) {
      return Optional.of(Hi1Fault.TIMESTAMP_WINDOW);
    }
    return isSpoken(header.getVersion())
        ? Optional.empty()
        : Optional.of(Hi1Fault.VERSION_UNSUPPORTED);
  }

  /**
   * A sender of the same first number and at most the same second one uses nothing unknown here.
   */
  private static boolean isSpoken(Version version) {
    Matcher theirs = VERSION.matcher(version.getEtsiVersion());
    Matcher ours = VERSION.matcher(ServedProfiles.ETSI_VERSION);
    return theirs.matches()
        && ours.matches()
        && Integer.parseInt(theirs.group(1)) == Integer.parseInt(ours.group(1))
        && Integer.parseInt(theirs.group(2)) <= Integer.parseInt(ours.group(2));
  }

  private static boolean hasUnknownFields(SignedMessage received) {
    if (!received.getUnknownFields().asMap().isEmpty()) {
      return true;
    }
    for (Signature signature : received.getSignaturesList()) {
      if (!signature.getUnknownFields().asMap().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The refusal of a message of which nothing was read. */
  MessageRefusedException unreadable(Hi1Fault fault) {
    return refused(fault, "", AnswerHeader.ofUnreadable(ids.get()));
  }

  MessageRefusedException refused(Hi1Fault fault, String field, AnswerHeader header) {
    return new MessageRefusedException(faults.of(fault, field), header);
  }
}
