// The errors of HI-1 that this provider gives: a closed table, as in docs/errors.md. None names a value.

import { randomUUID } from 'node:crypto';

const ROWS = {
  'hi1.message.size': [3020, 'The message is larger than 1 MiB.', 'Send fewer actions in one message.'],
  'hi1.message.request': [3020, 'The message carries an answer where a request is expected.', 'Send a request payload.'],
  'hi1.header.sender': [3000, 'The sender is not the party that opened the connection and signed the message.',
    "Send over a connection with the sender's own certificate."],
  'hi1.header.sender.reserved': [3007, 'The sender uses an identifier that is reserved for unreadable senders.',
    "Use the authority's own country and identifier."],
  'hi1.header.receiver': [3000, 'The message is meant for another receiver.', 'Address the message to this provider.'],
  'hi1.header.timestamp': [3000, "The timestamp is more than five minutes from the provider's clock.",
    'Check the clock; sign and send a new message.'],
  'hi1.header.version': [3021, 'This version of TS 103 120 is not spoken here.', 'Use V1.23.1 or an earlier V1.'],
  'hi1.header.profile': [3021, 'This national profile is not served here.', 'Use profile XX v1.0.'],
  'hi1.header.transaction': [3000, 'The transaction identifier was used for a different message before.',
    'Take a new transaction identifier for each new message.'],
  'hi1.actions.duplicate': [3002, 'An action identifier appears twice.', 'Number the actions 0, 1, 2 and so on.'],
  'hi1.actions.order': [3007, 'The action identifiers are not 0, 1, 2 and so on.', 'Number the actions 0, 1, 2 and so on.'],
  'hi1.answer.size': [3000, 'The answer would be larger than 1 MiB; nothing was done.', 'Ask for fewer objects.'],
  'hi1.feature': [3001, 'This provider does not have this feature.', 'Do without it; the declaration says what there is.'],
  'hi1.deliver.direction': [3001, 'DELIVER goes from the provider to the authority only.', 'Use CREATE or UPDATE.'],
  'hi1.notification.create': [3001, 'Notifications are made by the provider only.', 'Do not create notifications.'],
  'hi1.field.required': [3005, 'A required field is absent.', 'Set the named field.'],
  'hi1.field.receiver': [3006, 'The field is set by the provider only.', 'Leave the named field out.'],
  'hi1.field.immutable': [3006, 'The value of this field cannot change after CREATE.', 'Leave the named field out.'],
  'hi1.object.owner': [3007, 'An object belongs to the sender.', "Set country and owner to those of the header's sender."],
  'hi1.object.csp': [3007, 'The object is meant for another provider.', 'Set csp_id to the receiver of the message.'],
  'hi1.object.kind': [3006, 'The object is of another kind, which cannot change.', 'Use the kind of the object.'],
  'hi1.timespan.order': [3007, 'The time span does not end after it starts.', 'Set an end later than the start.'],
  'hi1.timespan.past': [3007, 'The time span has ended already.', 'Set an end in the future.'],
  'hi1.target.format': [3007, 'A target identifier has a format that this provider does not know.', 'Name accounts.'],
  'hi1.target.value': [3007, 'A target identifier does not have the form that its format prescribes.',
    'Write the identifier of an account.'],
  'hi1.task.reference': [3007, 'Another task of the sender has this reference (LIID) already.',
    'Give each task a reference of its own.'],
  'hi1.create.exists': [3010, 'An object with this identifier exists already.', 'Take a new identifier, or UPDATE.'],
  'hi1.update.unknown': [3011, 'The object to be updated does not exist.', 'Check the identifier.'],
  'hi1.update.expired': [3012, 'The object to be updated has expired.', 'CREATE a new object.'],
  'hi1.cancel.unknown': [3013, 'The object to be cancelled does not exist.', 'Check the identifier.'],
  'hi1.get.unknown': [3014, 'The object does not exist.', 'Check the identifier.'],
  'hi1.update.generation': [3008, 'The object has changed since the given generation.', 'GET the object and decide again.'],
  'hi1.update.final': [3008, 'The object was cancelled or rejected for good and cannot be changed.', 'CREATE a new object.'],
  'hi1.link.unknown': [3016, 'An associated object does not exist.', 'CREATE the associated object first.'],
  'hi1.link.expired': [3017, 'An associated object has expired.', 'Associate an object that is in force.'],
  'hi1.link.failed': [3018, 'An earlier action of this message, on which this one depends, has failed.',
    'Correct the earlier action and send both again.'],
  'hi1.link.kind': [3007, 'An associated object is of a kind that cannot be associated here.',
    'Associate documents with an authorisation, and exactly one authorisation with a task.'],
  'hi1.document.body': [3007, 'The body is not a CMS SignedData with a warrant document inside.',
    "Send the approver's CMS SignedData in DER, unchanged."],
  'document.content': [3007, 'Type or reference are not those that were signed.', 'Use those of the signed document.'],
  'document.addressee': [3007, 'The document was not issued for this authority and this provider.', 'Use a document that was.'],
  'document.keys': [3001, 'None of the delivery keys is of a suite that this provider can do.', 'Offer an X25519 key.'],
  'authorisation.warrant': [3005, 'No valid warrant document is filed under the authorisation.', 'Associate one.'],
  'authorisation.reference': [3007, 'The reference is not that of the warrant.', "Use the warrant's reference."],
  'authorisation.csp': [3007, 'The authorisation is not meant for this provider.', 'Set the provider of the warrant.'],
  'authorisation.emergency': [3007, 'Authorisation and warrant do not agree on whether this is an emergency.',
    'Say the same as the warrant.'],
  'authorisation.timespan': [3007, 'The time span is not inside that of the warrant and its extensions.',
    'Set a time span that the warrant allows.'],
  'task.content': [3001, 'Content is not delivered: it is encrypted end to end.', 'Ask for IRI only.'],
  'task.link': [3016, 'The task does not name exactly one authorisation of its owner.', 'Name the one authorisation.'],
  'task.authorisation': [3007, 'The authorisation of the task is not in force.', 'See the status of the authorisation.'],
  'task.csp': [3007, 'The task is not meant for this provider.', 'Set the provider that the warrant names.'],
  'task.timespan': [3007, 'The time span is not inside that of the authorisation.', 'Set one that it allows.'],
  'task.scope': [3007, 'The warrant does not order traffic data in real time.', 'Ask for a warrant that does.'],
  'task.target': [3007, 'The target is none of those that the warrant names.', 'Name a target exactly as the warrant does.'],
  'task.account': [3009, 'No account of this provider has all the given identifiers.', 'Check the identifiers.'],
  'admissibility.foreign': [4001, 'Orders of another country are not executed here.', 'Send a request for mutual legal assistance.'],
  'admissibility.required': [3005, 'A part is missing that a document of this type must have.', 'Add it and sign again.'],
  'admissibility.office': [4002, 'This office may not sign this.', 'Have the right office sign.'],
  'admissibility.emergency': [4003, 'This kind of data knows no emergency.', 'Ask for a warrant.'],
  'admissibility.issued': [3007, 'Issued later than signed, or signed later than now.', 'Check the clocks.'],
  'admissibility.timespan': [3007, 'The time span is empty.', 'Set an end later than the start.'],
  'admissibility.future': [4005, 'A real-time order reaches into the future only.', 'Ask for a span that starts when it is issued.'],
  'admissibility.length': [4004, 'The time span is longer than the profile allows.', 'Ask for a shorter one.'],
  'admissibility.target.format': [3007, 'A target has a format that the profile does not have.', 'Use one that it has.'],
  'admissibility.target.value': [3007, 'A target is not of the form that its format prescribes.', 'Correct it.'],
  'admissibility.keys': [3007, 'The delivery keys are not one key for each suite.', 'Name one key for each suite.'],
};

/** An action, or a whole message, that is refused. */
export class Refused extends Error {
  constructor(rule, field = '') {
    super(rule);
    this.information = errorInformation(rule, field);
  }
}

/** One row of the table. */
export function errorInformation(rule, field = '') {
  const [code, description, remedy] = ROWS[rule];
  return information(code, description, field, rule, remedy);
}

/** A signature that is not trusted; the reason is one of signatures.md. */
export function untrusted(reason, field = '') {
  const remedy = 'See proto/spec/signatures.md for what is asked.';
  return information(3000, `Not trusted: ${reason.replaceAll('_', ' ')}.`, field, `trust.${reason}`, remedy);
}

/** A message without the shape that the schema prescribes; the rule is one of strict-parsing.md. */
export function malformed(rule, field) {
  const remedy = 'Correct the named field and send the message with a new transaction identifier.';
  return information(3020, 'The message does not have the shape that the schema prescribes.', field.slice(0, 512), rule, remedy);
}

function information(code, description, field, rule, remedy) {
  return { error_code: code, error_description: description, field, rule, remedy, correlation_id: randomUUID() };
}
