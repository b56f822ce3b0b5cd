package org.frontdoor.provider.intake;

/**
 * Every error that HI-1 answers with: the closed table. The tables in docs/errors.md are made from
 * it.
 *
 * <p>The codes are those of TS 103 120 table D.1 and its later additions 3019 to 3021. Neither
 * sentence nor remedy ever names a value that was received.
 */
enum Hi1Fault {
  // The whole message is refused; nothing was done (clauses 6.4.9 and 9.2.2).
  MESSAGE_TOO_LARGE(
      Scope.MESSAGE,
      3020,
      "hi1.message.size",
      "The message is larger than 1 MiB.",
      "Send fewer actions in one message."),
  MESSAGE_MALFORMED(
      Scope.MESSAGE,
      3020,
      "hi1.message.shape",
      "The message does not have the shape that the schema prescribes.",
      "Correct the named field and send the message with a new transaction identifier."),
  PAYLOAD_NOT_REQUEST(
      Scope.MESSAGE,
      3020,
      "hi1.message.request",
      "The message carries an answer where a request is expected.",
      "Send a request payload."),
  SIGNATURE_UNTRUSTED(
      Scope.MESSAGE,
      3000,
      "trust",
      "The signature or its certificate is not trusted.",
      "See the table of trust rules."),
  SENDER_NOT_PEER(
      Scope.MESSAGE,
      3000,
      "hi1.header.sender",
      "The sender is not the party that opened the connection and signed the message.",
      "Send over a connection with the sender's own certificate."),
  SENDER_RESERVED(
      Scope.MESSAGE,
      3007,
      "hi1.header.sender.reserved",
      "The sender uses an identifier that is reserved for unreadable senders.",
      "Use the authority's own country and identifier."),
  RECEIVER_UNEXPECTED(
      Scope.MESSAGE,
      3000,
      "hi1.header.receiver",
      "The message is meant for another receiver.",
      "Address the message to the provider whose endpoint this is."),
  TIMESTAMP_WINDOW(
      Scope.MESSAGE,
      3000,
      "hi1.header.timestamp",
      "The timestamp is more than five minutes from the provider's clock.",
      "Check the clock; sign and send a new message rather than an old one."),
  VERSION_UNSUPPORTED(
      Scope.MESSAGE,
      3021,
      "hi1.header.version",
      "This version of TS 103 120 is not spoken here.",
      "Use a version that GETCSPCONFIG names; the first number must be the same and the second not higher."),
  PROFILE_UNKNOWN(
      Scope.MESSAGE,
      3021,
      "hi1.header.profile",
      "This national profile is not served here.",
      "Use a profile that GETCSPCONFIG names."),
  TRANSACTION_REUSED(
      Scope.MESSAGE,
      3000,
      "hi1.header.transaction",
      "The transaction identifier was used for a different message before.",
      "Take a new transaction identifier for each new message."),
  ACTION_DUPLICATE(
      Scope.MESSAGE,
      3002,
      "hi1.actions.duplicate",
      "An action identifier appears twice.",
      "Number the actions 0, 1, 2 and so on."),
  ACTION_ORDER(
      Scope.MESSAGE,
      3007,
      "hi1.actions.order",
      "The action identifiers are not 0, 1, 2 and so on in ascending order.",
      "Number the actions 0, 1, 2 and so on."),
  WATCH_NOT_NOTIFICATIONS(
      Scope.MESSAGE,
      3007,
      "hi1.watch.request",
      "A watch takes exactly one LIST action of type NOTIFICATION and nothing else.",
      "Send one such action."),
  ANSWER_TOO_LARGE(
      Scope.MESSAGE,
      3000,
      "hi1.answer.size",
      "The answer would be larger than 1 MiB; nothing was done.",
      "Ask for fewer objects, in several messages or with maximum_object_count."),
  TRANSIENT(
      Scope.MESSAGE,
      3003,
      "hi1.provider.transient",
      "The provider could not do this now; nothing was done.",
      "Send the same message again, with the same transaction identifier."),

  // One action is refused; the others are not touched by it (clause 6.4.9).
  DELIVER_DIRECTION(
      Scope.ACTION,
      3001,
      "hi1.deliver.direction",
      "DELIVER goes from the provider to the authority only.",
      "Use CREATE or UPDATE."),
  NOTIFICATION_CREATE(
      Scope.ACTION,
      3001,
      "hi1.notification.create",
      "Notifications are made by the provider only (clause 7.4.1).",
      "Do not create notifications."),
  LIST_NOT_ALLOWED(
      Scope.ACTION,
      3001,
      "hi1.list.profile",
      "The national profile does not allow LIST.",
      "GET the objects one by one, or watch the notifications."),
  ELEMENT_MISSING(
      Scope.ACTION,
      3005,
      "hi1.field.required",
      "A required field is absent.",
      "Set the named field."),
  FIELD_OF_RECEIVER(
      Scope.ACTION,
      3006,
      "hi1.field.receiver",
      "The field is set by the provider only (clauses 7.1.3, 7.1.5 and 7.2.5).",
      "Leave the named field out."),
  FIELD_IMMUTABLE(
      Scope.ACTION,
      3006,
      "hi1.field.immutable",
      "The value of this field cannot change after CREATE.",
      "Leave the named field out, or create a new object."),
  OWNER_NOT_SENDER(
      Scope.ACTION,
      3007,
      "hi1.object.owner",
      "An object belongs to the sender: country and owner must be the sender's.",
      "Set country_code and owner_identifier to those of the header's sender."),
  CSP_NOT_RECEIVER(
      Scope.ACTION,
      3007,
      "hi1.object.csp",
      "The object is meant for another provider.",
      "Set csp_id to the receiver of the message."),
  TIMESPAN_ORDER(
      Scope.ACTION,
      3007,
      "hi1.timespan.order",
      "The time span does not end after it starts.",
      "Set an end later than the start."),
  TIMESPAN_PAST(
      Scope.ACTION,
      3007,
      "hi1.timespan.past",
      "The time span has ended already; orders reach into the future only.",
      "Set an end in the future."),
  TARGET_FORMAT_UNKNOWN(
      Scope.ACTION,
      3007,
      "hi1.target.format",
      "A target identifier has a format that this provider does not know.",
      "Use a format that GETCSPCONFIG names."),
  TARGET_VALUE(
      Scope.ACTION,
      3007,
      "hi1.target.value",
      "A target identifier does not have the form that its format prescribes.",
      "Write the value as GETCSPCONFIG describes the format."),
  REFERENCE_TAKEN(
      Scope.ACTION,
      3007,
      "hi1.task.reference",
      "Another task of the sender has this reference (LIID) already.",
      "Give each task a reference of its own."),
  KIND_CHANGED(
      Scope.ACTION,
      3006,
      "hi1.object.kind",
      "The object is of another kind, which cannot change.",
      "Use the kind that the object was created with."),
  OBJECT_EXISTS(
      Scope.ACTION,
      3010,
      "hi1.create.exists",
      "An object with this identifier exists already.",
      "Take a new identifier, or UPDATE the object."),
  UPDATE_UNKNOWN(
      Scope.ACTION,
      3011,
      "hi1.update.unknown",
      "The object to be updated does not exist.",
      "Check the identifier; CREATE the object first."),
  UPDATE_EXPIRED(
      Scope.ACTION,
      3012,
      "hi1.update.expired",
      "The object to be updated has expired.",
      "CREATE a new object."),
  CANCEL_UNKNOWN(
      Scope.ACTION,
      3013,
      "hi1.cancel.unknown",
      "The object to be cancelled does not exist.",
      "Check the identifier."),
  GET_UNKNOWN(
      Scope.ACTION, 3014, "hi1.get.unknown", "The object does not exist.", "Check the identifier."),
  GET_ARCHIVED(
      Scope.ACTION,
      3015,
      "hi1.get.archived",
      "The object is archived and is not delivered over this interface.",
      "Ask the provider's coordination cell."),
  GENERATION_STALE(
      Scope.ACTION,
      3008,
      "hi1.update.generation",
      "The object has changed since the given generation.",
      "GET the object and decide again."),
  STATUS_FINAL(
      Scope.ACTION,
      3008,
      "hi1.update.final",
      "The object was cancelled or rejected for good and cannot be changed.",
      "CREATE a new object."),
  NOTIFICATION_RENEWED(
      Scope.ACTION,
      3008,
      "hi1.notification.renewed",
      "A notification that was taken note of cannot become new again.",
      "Set new_notification to false only."),
  LINK_UNKNOWN(
      Scope.ACTION,
      3016,
      "hi1.link.unknown",
      "An associated object does not exist.",
      "CREATE the associated object first, and check its identifier."),
  LINK_EXPIRED(
      Scope.ACTION,
      3017,
      "hi1.link.expired",
      "An associated object has expired.",
      "Associate an object that is in force."),
  LINK_FAILED(
      Scope.ACTION,
      3018,
      "hi1.link.failed",
      "An earlier action of this message, on which this one depends, has failed.",
      "Correct the earlier action and send both again."),
  LINK_KIND(
      Scope.ACTION,
      3007,
      "hi1.link.kind",
      "An associated object is of a kind that cannot be associated here.",
      "Associate documents with an authorisation, and exactly one authorisation with a task."),
  DOCUMENT_UNREADABLE(
      Scope.ACTION,
      3007,
      "hi1.document.body",
      "The body is not a CMS SignedData with a warrant document inside.",
      "Send the approver's CMS SignedData in DER, unchanged.");

  /** What a fault refuses. */
  enum Scope {
    /** The whole message, by a top-level error. */
    MESSAGE,
    /** One action, by an action error. */
    ACTION
  }

  private final Scope scope;
  private final int code;
  private final String rule;
  private final String sentence;
  private final String remedy;

  Hi1Fault(Scope scope, int code, String rule, String sentence, String remedy) {
    this.scope = scope;
    this.code = code;
    this.rule = rule;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  Scope scope() {
    return scope;
  }

  /** Code of TS 103 120 table D.1. */
  int code() {
    return code;
  }

  /** Stable identifier of the broken rule. */
  String rule() {
    return rule;
  }

  /** What is wrong, for a person. */
  String sentence() {
    return sentence;
  }

  /** What the sender can do about it. */
  String remedy() {
    return remedy;
  }
}
