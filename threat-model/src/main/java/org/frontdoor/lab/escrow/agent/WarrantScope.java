package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.WarrantDocument;

/** Whether a warrant covers a message: whose, who, when, and content at all. A pure function. */
final class WarrantScope {

  private static final String ACCOUNT = "MessengerAccount";

  private WarrantScope() {}

  /**
   * Whether it does.
   *
   * @param provider whose messages the agent opens
   * @param now the order must come before the warrant's end
   */
  static boolean covers(
      WarrantDocument warrant, EscrowLabel label, EndpointId provider, Instant now) {
    return warrant.getType() == DocumentType.DOCUMENT_TYPE_WARRANT
        && label.getProvider().equals(provider)
        && ordersContent(warrant.getDeliveryType())
        && warrant.hasTimespan()
        && contains(warrant.getTimespan(), instant(label.getSentAt()))
        && now.isBefore(instant(warrant.getTimespan().getEnd()))
        && namesOneOf(warrant, label);
  }

  private static boolean ordersContent(DeliveryType type) {
    return type == DeliveryType.DELIVERY_TYPE_CC_ONLY
        || type == DeliveryType.DELIVERY_TYPE_IRI_AND_CC;
  }

  private static boolean contains(Timespan span, Instant time) {
    return !time.isBefore(instant(span.getStart())) && time.isBefore(instant(span.getEnd()));
  }

  private static boolean isAccount(TargetIdentifierValue value, EndpointId provider) {
    FormatType format = value.getFormatType();
    return format.getFormatOwner().equals(provider.getUniqueIdentifier())
        && format.getFormatName().equals(ACCOUNT);
  }

  /**
   * A target of several values is an account that has them all: it names at most one account. An
   * account is the provider's own: whose name it is, the format's owner says.
   */
  private static boolean namesOneOf(WarrantDocument warrant, EscrowLabel label) {
    for (TargetIdentifier target : warrant.getTargetsList()) {
      Set<String> accounts =
          target.getValuesList().stream()
              .filter(value -> isAccount(value, label.getProvider()))
              .map(TargetIdentifierValue::getValue)
              .collect(Collectors.toSet());
      boolean onlyAccounts =
          target.getValuesList().stream().allMatch(value -> isAccount(value, label.getProvider()));
      if (onlyAccounts && accounts.size() == 1) {
        String account = accounts.iterator().next();
        if (label.getSenderAccountId().equals(account)
            || label.getRecipientAccountIdsList().contains(account)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
