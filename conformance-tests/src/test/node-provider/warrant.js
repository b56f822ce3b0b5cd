// The judge's signature over a warrant: CAdES-T (signatures.md, SIG-20 to SIG-29).

import { Untrusted } from './certificate.js';
import { SIGNING_TIME, isSha256, items, octets, only, number, readSignedData, sha256, verifyOnce } from './cms.js';
import { decode, isDer, raw } from './der.js';
import { Malformed, parse } from './strict.js';

const WARRANT = '2.25.205842825295746275100602634277144001221';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const TOLERANCE = 60_000;
const KEY_ROLES = { judge: 1, prosecutor: 2 };
export const MAX_BYTES = 262_144;

/**
 * Takes the signed bytes out of a document's body.
 *
 * @throws NotSignedData if the body is no SignedData with a warrant document inside
 */
export function openBody(body) {
  return readSignedData(body, WARRANT);
}

/**
 * Verifies a warrant.
 *
 * @param opened what openBody gave
 * @param around schema, trust, and now in ms
 * @returns document: the WarrantDocument; approver: role, realm, country, id; signedAt and stampedAt in ms
 * @throws Untrusted with the reason
 */
export function verifyWarrant(opened, { schema, trust, now }) {
  const signature = verifyOnce(opened);
  const stampedAt = verifyStamp(signature, trust, now);
  const signedAt = timeOf(only(signature.signed, SIGNING_TIME), 'bad_attributes');
  demand(stampedAt <= now + TOLERANCE, 'timestamp_in_future');
  demand(signedAt <= stampedAt + TOLERANCE, 'bad_timestamp');
  const asked = { roles: Object.keys(KEY_ROLES), use: 'signing', at: stampedAt, now };
  const approver = trust.check(signature.chain, asked);
  const document = readDocument(schema, opened.content);
  const named = document.approver;
  const same = named.country_code === approver.country && named.realm === approver.realm
    && named.role === KEY_ROLES[approver.role] && named.unique_identifier === approver.id;
  demand(same, 'approver_mismatch');
  return { document, approver, signedAt, stampedAt };
}

function readDocument(schema, content) {
  try {
    return parse(schema, 'frontdoor.hi1.v1.WarrantDocument', content, MAX_BYTES);
  } catch (e) {
    if (e instanceof Malformed) {
      throw new Untrusted('malformed_content');
    }
    throw e;
  }
}

function verifyStamp(signature, trust, now) {
  demand(signature.unsigned.length > 0, 'no_timestamp');
  const token = only(signature.unsigned, TIME_STAMP);
  demand(signature.unsigned.length === 1 && token !== undefined, 'bad_attributes');
  try {
    const opened = readSignedData(raw(token), TST_INFO);
    const stamp = verifyOnce(opened);
    demand(stamp.unsigned.length === 0 && isDer(opened.content), 'bad_timestamp');
    const [version, , imprint, , time] = items(decode(opened.content));
    const [algorithm, hash] = items(imprint);
    demand(number(version) === 1 && isSha256(algorithm), 'bad_timestamp');
    demand(octets(hash).equals(sha256(signature.value)), 'bad_timestamp');
    const stampedAt = timeOf(time, 'bad_timestamp');
    trust.check(stamp.chain, { roles: ['timestamp'], use: 'timestamp', at: stampedAt, now });
    return stampedAt;
  } catch {
    throw new Untrusted('bad_timestamp');
  }
}

function timeOf(structure, reason) {
  const time = structure?.toDate?.().getTime();
  demand(Number.isFinite(time), reason);
  return time;
}

function demand(holds, reason) {
  if (!holds) {
    throw new Untrusted(reason);
  }
}
