// Status as a pure function of documents, wishes and time (hi1.md, section 4): the first rule that applies decides.
//
// A record is what the register keeps of an object. `around` has provider, now (microseconds), documentsOf and
// authorisationsOf (the linked records), and hasAccount.

import { AuthorisationStatus as A, DataCategory, DeliveryType, DocumentStatus as D, DocumentType, TaskStatus as T } from './codes.js';
import { errorInformation } from './errors.js';
import { inside, toSpan } from './time.js';

/** Status of a document, which was judged when it came. */
export function documentStatus(record, around) {
  if (record.refusal) {
    return { status: D.INVALID, reason: record.refusal };
  }
  const span = toSpan(record.signed.timespan);
  return { status: span && span.end <= around.now ? D.EXPIRED : D.VALID };
}

/** Status of an authorisation; `final` marks what stays whatever comes. */
export function authorisationStatus(record, around) {
  if (record.final) {
    return record.final;
  }
  const own = record.fields;
  const documents = around.documentsOf(record);
  const good = documents.filter((document) => documentStatus(document, around).status !== D.INVALID);
  const warrant = good.find((document) => document.signed.type === DocumentType.WARRANT)?.signed;
  const ofWarrant = (type) => good.filter((document) =>
    warrant && document.signed.type === type && document.signed.refers_to === warrant.reference);
  if (own.desired_status === A.CANCELLED || ofWarrant(DocumentType.CANCELLATION).length > 0) {
    return { status: A.CANCELLED, final: true };
  }
  if (!warrant) {
    const refused = documents.find((document) => document.fields.type === DocumentType.WARRANT)?.refusal;
    return { status: A.INVALID, reason: refused ?? because('authorisation.warrant', 'associated_objects') };
  }
  const spans = [warrant, ...ofWarrant(DocumentType.EXTENSION).map((document) => document.signed)].map((one) => toSpan(one.timespan));
  const fault = authorisationFault(own, warrant, joined(spans), around);
  if (fault) {
    return { status: A.INVALID, reason: because(`authorisation.${fault[0]}`, `authorisation.${fault[1]}`) };
  }
  if (toSpan(own.timespan).end <= around.now) {
    return { status: A.EXPIRED, final: true };
  }
  return { status: own.desired_status === A.SUSPENDED ? A.SUSPENDED : A.APPROVED, warrant };
}

/** Status of a task, and what interception does: runs, holds or ends. */
export function taskStatus(record, around) {
  if (record.final) {
    return record.final;
  }
  const own = record.fields;
  const authorisations = around.authorisationsOf(record);
  const ground = authorisations.length === 1 ? authorisationStatus(authorisations[0], around) : undefined;
  if (own.desired_status === T.CANCELLED || ground?.status === A.CANCELLED) {
    return ended(T.CANCELLED);
  }
  if (own.delivery_type !== DeliveryType.IRI_ONLY) {
    return { ...ended(T.REJECTED), reason: because('task.content', 'li_task.delivery_type') };
  }
  if (ground === undefined) {
    return invalid('task.link', 'associated_objects');
  }
  if (ground.status === A.EXPIRED) {
    return ended(T.EXPIRED);
  }
  if (ground.warrant === undefined) {
    return invalid('task.authorisation', 'associated_objects');
  }
  const fault = taskFault(own, authorisations[0], ground.warrant, around);
  return fault ? invalid(...fault) : timed(record, ground, around);
}

function timed(record, ground, around) {
  const span = toSpan(record.fields.timespan);
  if (span.end <= around.now) {
    return ended(T.EXPIRED);
  }
  if (record.fields.desired_status === T.SUSPENDED || ground.status === A.SUSPENDED) {
    return { status: T.SUSPENDED, interception: 'holds' };
  }
  if (span.start > around.now) {
    return { status: T.AWAITING_PROVISIONING, interception: 'holds' };
  }
  return { status: record.running ? T.ACTIVE : T.AWAITING_PROVISIONING, interception: 'runs', warrant: ground.warrant };
}

function authorisationFault(own, warrant, allowed, around) {
  if (own.reference !== warrant.reference) {
    return ['reference', 'reference'];
  }
  if (!sameParty(own.csp_id, warrant.csp_id) || !sameParty(own.csp_id, around.provider)) {
    return ['csp', 'csp_id'];
  }
  if ((own.is_emergency ?? false) !== warrant.is_emergency) {
    return ['emergency', 'is_emergency'];
  }
  const span = toSpan(own.timespan);
  return span.end > span.start && inside(span, allowed) ? undefined : ['timespan', 'timespan'];
}

function taskFault(own, authorisation, warrant, around) {
  if (!sameParty(own.csp_id, around.provider)) {
    return ['task.csp', 'li_task.csp_id'];
  }
  if (!inside(toSpan(own.timespan), toSpan(authorisation.fields.timespan))) {
    return ['task.timespan', 'li_task.timespan'];
  }
  if (warrant.data_category !== DataCategory.TRAFFIC || warrant.delivery_type === DeliveryType.CC_ONLY) {
    return ['task.scope', 'li_task.delivery_type'];
  }
  const target = canonical(own.target_identifier);
  if (!warrant.targets.some((one) => canonical(one) === target)) {
    return ['task.target', 'li_task.target_identifier'];
  }
  return around.hasAccount(own.target_identifier) ? undefined : ['task.account', 'li_task.target_identifier'];
}

/** The warrant's span, prolonged by those that join on to it. */
function joined([first, ...others]) {
  const sorted = [...others].sort((a, b) => (a.start < b.start ? -1 : 1));
  return sorted.reduce((all, next) =>
    next.start <= all.end && next.end > all.end ? { start: all.start, end: next.end } : all, first);
}

function canonical(target) {
  const values = target.values.map(({ format_type: format, value }) => JSON.stringify([format.format_owner, format.format_name, value]));
  return JSON.stringify([target.service_type ?? null, ...values.sort()]);
}

export function sameParty(a, b) {
  return a.country_code === b.country_code && a.unique_identifier === b.unique_identifier;
}

function ended(status) {
  return { status, interception: 'ends', final: true };
}

function invalid(rule, field) {
  return { status: T.INVALID, reason: because(rule, field), interception: 'holds' };
}

function because(rule, field) {
  return errorInformation(rule, field);
}
