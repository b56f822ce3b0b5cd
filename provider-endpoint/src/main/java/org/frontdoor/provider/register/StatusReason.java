package org.frontdoor.provider.register;

import org.frontdoor.hi1.v1.ErrorInformation;

/**
 * Why an object is invalid, rejected or in error: the closed table. No text names a value.
 *
 * <p>Codes are those of TS 103 120 table D.1.
 */
public enum StatusReason {
  /** Type or reference of the document object are not the signed ones. */
  DOCUMENT_CONTENT(
      3007,
      "document.content",
      "document",
      "Type or reference are not those that were signed.",
      "Create the document with the type and reference of the signed warrant document."),
  /** The document is addressed to somebody else. */
  DOCUMENT_ADDRESSEE(
      3007,
      "document.addressee",
      "document.body",
      "The document was not issued for this authority and this provider.",
      "Use a document that names the object's owner and the receiver."),
  /** No document was filed. */
  AUTHORISATION_NO_WARRANT(
      3005,
      "authorisation.warrant",
      "authorisation",
      "No valid warrant document is filed under the authorisation.",
      "Create a document of type WARRANT that names the authorisation as associated object."),
  /** The reference is not the warrant's. */
  AUTHORISATION_REFERENCE(
      3007,
      "authorisation.reference",
      "authorisation.reference",
      "The reference is not that of the warrant.",
      "Create an authorisation with the warrant's reference."),
  /** The provider meant is another one. */
  AUTHORISATION_CSP(
      3007,
      "authorisation.csp",
      "authorisation.csp_id",
      "The authorisation is not meant for this provider.",
      "Set the provider that the warrant names."),
  /** Emergency on one side only. */
  AUTHORISATION_EMERGENCY(
      3007,
      "authorisation.emergency",
      "authorisation.is_emergency",
      "Authorisation and warrant do not agree on whether this is an emergency.",
      "Create an authorisation that says the same as the warrant."),
  /** Outside the warrant. */
  AUTHORISATION_TIMESPAN(
      3007,
      "authorisation.timespan",
      "authorisation.timespan",
      "The time span is missing, empty, or not inside that of the warrant and its extensions.",
      "Set a time span that the warrant allows, or file an extension first."),
  /** The emergency lapsed. */
  AUTHORISATION_LAPSED(
      3000,
      "authorisation.lapsed",
      "authorisation",
      "The emergency was not confirmed in its time and has lapsed for good.",
      "Ask a judge for a warrant and create a new authorisation."),
  /** Content was asked for. */
  TASK_CONTENT(
      3001,
      "task.content",
      "li_task.delivery_type",
      "Content is not delivered: it is encrypted end to end, and only related information is.",
      "Create a task that asks for IRI only."),
  /** Not exactly one authorisation. */
  TASK_LINK(
      3016,
      "task.link",
      "associated_objects",
      "The task does not name exactly one authorisation of its owner.",
      "Name the one authorisation on which the task stands."),
  /** The authorisation is not in force. */
  TASK_AUTHORISATION(
      3007,
      "task.authorisation",
      "associated_objects",
      "The authorisation of the task is not in force.",
      "See the status of the authorisation and why it is invalid."),
  /** The emergency on which it stood lapsed. */
  TASK_LAPSED(
      3007,
      "task.lapsed",
      "associated_objects",
      "The emergency on which the task stood was not confirmed in its time.",
      "Ask a judge for a warrant and create a new authorisation and task."),
  /** The provider meant is another one. */
  TASK_CSP(
      3007,
      "task.csp",
      "li_task.csp_id",
      "The task is not meant for this provider.",
      "Set the provider that the warrant names."),
  /** Outside the authorisation. */
  TASK_TIMESPAN(
      3007,
      "task.timespan",
      "li_task.timespan",
      "The time span is missing, empty, or not inside that of the authorisation.",
      "Set a time span that the authorisation allows."),
  /** Other data than the warrant's. */
  TASK_SCOPE(
      3007,
      "task.scope",
      "li_task.delivery_type",
      "The warrant does not order traffic data in real time.",
      "Ask for a warrant that does."),
  /** Somebody else than the warrant's. */
  TASK_TARGET(
      3007,
      "task.target",
      "li_task.target_identifier",
      "The target is none of those that the warrant names.",
      "Name a target exactly as the warrant does."),
  /** Nobody here. */
  TASK_ACCOUNT(
      3009,
      "task.account",
      "li_task.target_identifier",
      "No account of this provider has all the given identifiers.",
      "Check the identifiers; several values must all belong to one account."),
  /** The system fails. */
  TASK_FAULT(
      3003,
      "task.fault",
      "li_task",
      "A fault of the provider's system keeps the task from running.",
      "Wait for a notification; the provider is trying again.");

  private final ErrorInformation information;

  StatusReason(int code, String rule, String field, String sentence, String remedy) {
    this.information =
        ErrorInformation.newBuilder()
            .setErrorCode(code)
            .setErrorDescription(sentence)
            .setField(field)
            .setRule(rule)
            .setRemedy(remedy)
            .build();
  }

  /** Name of the rule. */
  public String rule() {
    return information.getRule();
  }

  /** As it stands in an object's invalid reason. */
  public ErrorInformation information() {
    return information;
  }
}
