package org.frontdoor.provider.register;

import com.google.common.base.CaseFormat;
import com.google.protobuf.ProtocolMessageEnum;
import org.frontdoor.hi1.v1.Hi1Object;

/** The dictionary values of statuses (TS 103 120 tables 7.6, 7.14 and 8.2), as they are written. */
public final class StatusNames {

  /** What a notification has instead of a status while its owner has not seen it. */
  public static final String NEW_NOTIFICATION = "New";

  /** What a notification has instead of a status once its owner has seen it. */
  public static final String SEEN_NOTIFICATION = "Seen";

  private StatusNames() {}

  /** The dictionary value, for example "AwaitingProvisioning" or "EmergencyApproval". */
  public static String of(ProtocolMessageEnum status) {
    String constant = status.getValueDescriptor().getName();
    String prefix =
        CaseFormat.UPPER_CAMEL.to(
                CaseFormat.UPPER_UNDERSCORE, status.getDescriptorForType().getName())
            + "_";
    return CaseFormat.UPPER_UNDERSCORE.to(
        CaseFormat.UPPER_CAMEL, constant.substring(prefix.length()));
  }

  /** The dictionary value of an object's status; "Unspecified" before it was given one. */
  public static String of(Hi1Object object) {
    return switch (object.getKindCase()) {
      case AUTHORISATION -> of(object.getAuthorisation().getStatus());
      case DOCUMENT -> of(object.getDocument().getStatus());
      case LI_TASK -> of(object.getLiTask().getStatus());
      case NOTIFICATION ->
          object.getNotification().getNewNotification() ? NEW_NOTIFICATION : SEEN_NOTIFICATION;
      case KIND_NOT_SET -> throw new IllegalArgumentException("An object has a kind.");
    };
  }
}
