// National profile XX v1.0 (docs/national-profiles.md): who may order what. The first answer that refuses decides.

import { DataCategory, DocumentType } from './codes.js';
import { X25519_SUITE } from './seal.js';
import { toMicros, toSpan } from './time.js';

export const PROFILE = { owner: 'XX', version: 'v1.0', country: 'XX' };
const REALM = 'criminal';
const MINUTE = 60_000_000n;
const LONGEST = 90n * 24n * 60n * MINUTE;
const BOTH = ['judge', 'prosecutor'];

const FORMATS = {
  MessengerAccount: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  InternationalE164: /^[1-9][0-9]{4,14}$/,
  EmailAddress: /^[^@\s]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*$/,
};

/** Whether a value is one of a format that the provider itself can target: its own accounts. */
export function isAccountFormat(format, provider) {
  return format.format_owner === provider.unique_identifier && format.format_name === 'MessengerAccount';
}

export function isAccountName(value) {
  return FORMATS.MessengerAccount.test(value);
}

/**
 * Judges an order whose signature is good.
 *
 * @param verified document, approver, signedAt and stampedAt, as verifyWarrant gives them
 * @param authority who hands it in
 * @param provider this provider
 * @param now in microseconds
 * @returns rule and field of what refuses it; undefined if it may be
 */
export function refusal(verified, authority, provider, now) {
  const { document } = verified;
  const span = toSpan(document.timespan);
  return foreign(verified, authority)
    ?? missing(document)
    ?? office(verified)
    ?? emergency(document)
    ?? issued(verified, now)
    ?? (span && timespan(document, span))
    ?? targets(document, provider)
    ?? keys(document);
}

function foreign({ approver }, authority) {
  const domestic = authority.country_code === PROFILE.country && approver.country === PROFILE.country;
  return domestic ? undefined : broken('foreign', 'document.body.approver');
}

function missing(document) {
  const required = {
    [DocumentType.WARRANT]: ['timespan', 'data_category', 'delivery_type', 'targets', 'delivery_keys'],
    [DocumentType.EXTENSION]: ['timespan', 'refers_to'],
    [DocumentType.CANCELLATION]: ['refers_to'],
    [DocumentType.CONFIRMATION]: ['refers_to'],
  }[document.type];
  const absent = required.find((name) => document[name] === undefined || document[name].length === 0);
  return absent && broken('required', `document.body.${absent}`);
}

function office({ document, approver }) {
  const roles = {
    [DocumentType.WARRANT]: document.is_emergency || document.data_category !== DataCategory.TRAFFIC ? BOTH : ['judge'],
    [DocumentType.EXTENSION]: ['judge'],
    [DocumentType.CANCELLATION]: BOTH,
    [DocumentType.CONFIRMATION]: ['judge'],
  }[document.type];
  return approver.realm === REALM && roles.includes(approver.role) ? undefined : broken('office', 'document.body.approver');
}

function emergency(document) {
  const none = document.is_emergency && document.data_category === DataCategory.SUBSCRIBER_IDENTIFICATION;
  return none ? broken('emergency', 'document.body.is_emergency') : undefined;
}

function issued({ document, signedAt }, now) {
  const signed = BigInt(signedAt) * 1000n;
  const good = toMicros(document.issued_at) <= signed + MINUTE && signed <= now + MINUTE;
  return good ? undefined : broken('issued', 'document.body.issued_at');
}

function timespan(document, span) {
  if (span.end <= span.start) {
    return broken('timespan', 'document.body.timespan');
  }
  if (span.start < toMicros(document.issued_at) - MINUTE) {
    return broken('future', 'document.body.timespan.start');
  }
  return span.end - span.start > LONGEST ? broken('length', 'document.body.timespan') : undefined;
}

function targets(document, provider) {
  for (const value of document.targets.flatMap((target) => target.values)) {
    const { format_owner: owner, format_name: name } = value.format_type;
    const known = isAccountFormat(value.format_type, provider) || (owner === 'ETSI' && name !== 'MessengerAccount' && name in FORMATS);
    if (!known) {
      return broken('target.format', 'document.body.targets');
    }
    if (!FORMATS[name].test(value.value)) {
      return broken('target.value', 'document.body.targets');
    }
  }
  return undefined;
}

function keys(document) {
  const suites = document.delivery_keys.map((key) => key.suite);
  const sizes = document.delivery_keys.every((key) => key.suite !== X25519_SUITE || key.public_key.length === 32);
  if (new Set(suites).size !== suites.length || !sizes) {
    return broken('keys', 'document.body.delivery_keys');
  }
  const usable = document.type !== DocumentType.WARRANT || suites.includes(X25519_SUITE);
  return usable ? undefined : { rule: 'document.keys', field: 'document.body.delivery_keys' };
}

function broken(rule, field) {
  return { rule: `admissibility.${rule}`, field };
}
