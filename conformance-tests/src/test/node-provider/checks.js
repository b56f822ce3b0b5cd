// What CREATE and UPDATE ask of an object's fields, before any status (hi1.md, sections 2 and 3).

import { Refused } from './errors.js';
import { isAccountFormat, isAccountName } from './profile.js';
import { sameParty } from './status.js';
import { toSpan } from './time.js';

export const KINDS = ['authorisation', 'document', 'li_task', 'notification'];

const REQUIRED = {
  authorisation: ['reference', 'timespan', 'csp_id'],
  document: ['reference', 'type', 'body'],
  li_task: ['reference', 'timespan', 'target_identifier', 'delivery_type', 'csp_id'],
};
const RECEIVERS = {
  authorisation: ['status', 'invalid_reason'],
  document: ['status', 'invalid_reason'],
  li_task: ['status', 'invalid_reason', 'provisioning_time', 'deprovisioning_time'],
};
const IMMUTABLE = {
  authorisation: ['reference', 'is_emergency', 'is_test'],
  document: ['reference', 'type', 'body'],
  li_task: ['reference', 'target_identifier', 'delivery_type'],
};

/** The one kind that an object has. */
export function kindOf(object) {
  return KINDS.find((kind) => object[kind] !== undefined);
}

/** Checks an object that is to be made. */
export function checkCreate(object, kind, path, around) {
  for (const name of ['generation', 'last_changed']) {
    refuseIf(object[name] !== undefined, 'hi1.field.receiver', `${path}.${name}`);
  }
  refuseReceivers(object[kind], kind, path);
  for (const name of ['country_code', 'owner_identifier']) {
    refuseIf(object[name] === undefined, 'hi1.field.required', `${path}.${name}`);
  }
  for (const name of REQUIRED[kind]) {
    refuseIf(object[kind][name] === undefined, 'hi1.field.required', `${path}.${kind}.${name}`);
  }
  const own = object.country_code === around.sender.country_code && object.owner_identifier === around.sender.unique_identifier;
  refuseIf(!own, 'hi1.object.owner', path);
  refuseIf(object.authorisation?.is_emergency === true, 'hi1.feature', `${path}.authorisation.is_emergency`);
  checkValues(object[kind], `${path}.${kind}`, around);
}

/** Checks a change to a record. */
export function checkUpdate(object, kind, path, record, around) {
  refuseIf(object.last_changed !== undefined, 'hi1.field.receiver', `${path}.last_changed`);
  refuseReceivers(object[kind], kind, path);
  for (const name of ['country_code', 'owner_identifier']) {
    refuseIf(differs(object[name], record.base[name]), 'hi1.field.immutable', `${path}.${name}`);
  }
  for (const name of kind === 'document' ? ['external_identifier', 'associated_objects'] : []) {
    refuseIf(differs(object[name], record.base[name]), 'hi1.field.immutable', `${path}.${name}`);
  }
  for (const name of IMMUTABLE[kind]) {
    refuseIf(differs(object[kind][name], record.fields[name]), 'hi1.field.immutable', `${path}.${kind}.${name}`);
  }
  checkValues(object[kind], `${path}.${kind}`, around);
}

function refuseReceivers(fields, kind, path) {
  for (const name of RECEIVERS[kind]) {
    refuseIf(fields[name] !== undefined, 'hi1.field.receiver', `${path}.${kind}.${name}`);
  }
}

function checkValues(fields, path, { provider, now }) {
  refuseIf(fields.csp_id && !sameParty(fields.csp_id, provider), 'hi1.object.csp', `${path}.csp_id`);
  const span = toSpan(fields.timespan);
  refuseIf(span && span.end <= span.start, 'hi1.timespan.order', `${path}.timespan`);
  refuseIf(span && span.end <= now, 'hi1.timespan.past', `${path}.timespan`);
  for (const value of fields.target_identifier?.values ?? []) {
    refuseIf(!isAccountFormat(value.format_type, provider), 'hi1.target.format', `${path}.target_identifier`);
    refuseIf(!isAccountName(value.value), 'hi1.target.value', `${path}.target_identifier`);
  }
}

function differs(given, stored) {
  return given !== undefined && plain(given) !== plain(stored ?? (given === false ? false : undefined));
}

function plain(value) {
  return JSON.stringify(value, (key, item) => (typeof item === 'bigint' ? `${item}` : item));
}

function refuseIf(wrong, rule, field) {
  if (wrong) {
    throw new Refused(rule, field);
  }
}
