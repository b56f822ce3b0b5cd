// Private keys and their certificates out of PKCS#12 files (SIG-50).

import { createPrivateKey, webcrypto } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERT_BAG = '1.2.840.113549.1.12.10.1.3';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto }));

/** The password in the first line of a file that nobody else may read (SIG-51). */
export function readPassword(file) {
  requirePrivate(file);
  const password = readFileSync(file, 'utf8').split(/\r?\n/)[0];
  if (password.length < 12) {
    throw new Error(`${file}: the password must have at least 12 characters`);
  }
  return password;
}

/**
 * Opens a file.
 *
 * @returns key: a KeyObject; chain: certificates in DER, the owner's first
 */
export async function readKeyFile(file, password) {
  requirePrivate(file);
  try {
    return await open(readFileSync(file), password);
  } catch {
    throw new Error(`${file}: not a PKCS#12 file that this password opens; check both`);
  }
}

async function open(bytes, password) {
  const secret = new TextEncoder().encode(password).buffer;
  const pfx = pkijs.PFX.fromBER(bytes);
  await pfx.parseInternalValues({ checkIntegrity: true, password: secret });
  const safe = pfx.parsedValue.authenticatedSafe;
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
  const bags = safe.parsedValue.safeContents.flatMap((contents) => contents.value.safeBags);
  const shrouded = bags.find((bag) => bag.bagId === SHROUDED_KEY_BAG).bagValue;
  await shrouded.parseInternalValues({ password: secret });
  const key = createPrivateKey({ key: der(shrouded.parsedValue), format: 'der', type: 'pkcs8' });
  const certificates = bags.filter((bag) => bag.bagId === CERT_BAG).map((bag) => certificate(bag.bagValue));
  return { key, chain: certificates };
}

function certificate(bag) {
  return bag.certValue instanceof asn1js.OctetString ? Buffer.from(bag.certValue.getValue()) : der(bag.parsedValue);
}

function der(structure) {
  return Buffer.from(structure.toSchema().toBER());
}

function requirePrivate(file) {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new Error(`${file}: group or others may read it; make it readable by its owner alone`);
  }
}
