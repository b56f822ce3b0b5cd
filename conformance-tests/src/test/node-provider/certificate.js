// One certificate, and what is asked of it alone (signatures.md, part 1).

import { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { decode, isDer, raw } from './der.js';

const SUBJECT = ['2.5.4.6', '2.5.4.10', '2.5.4.11', '2.5.4.3'];
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const NAME_CONSTRAINTS = '2.5.29.30';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const UNDERSTOOD = new Set([KEY_USAGE, BASIC_CONSTRAINTS, NAME_CONSTRAINTS, EXTENDED_KEY_USAGE]);
export const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
export const ED25519 = '1.3.101.112';
const P256 = 'prime256v1';

const USES = { client: '1.3.6.1.5.5.7.3.2', server: '1.3.6.1.5.5.7.3.1', timestamp: '1.3.6.1.5.5.7.3.8' };

/** Why somebody is not trusted: one of the reasons of signatures.md, part 5. */
export class Untrusted extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** A certificate that was read from DER; refuses what cannot be read. */
export class Certificate {
  constructor(der) {
    if (!isDer(der)) {
      throw new Untrusted('malformed');
    }
    try {
      this.der = Buffer.from(der);
      this.x509 = new X509Certificate(this.der);
      this.parsed = pkijs.Certificate.fromBER(this.der);
      this.publicKey = this.x509.publicKey;
      this.subject = raw(nameOf(this.der, 'subject'));
      this.issuer = raw(nameOf(this.der, 'issuer'));
      this.serial = Buffer.from(this.parsed.serialNumber.valueBlock.valueHexView);
    } catch {
      throw new Untrusted('malformed');
    }
  }

  /** Role, realm, country and identifier of the owner (SIG-01). */
  identity() {
    const names = decode(this.subject).valueBlock.value.map((rdn) => rdn.valueBlock.value);
    const inOrder = names.length === 4 && names.every((rdn, i) =>
      rdn.length === 1 && rdn[0].valueBlock.value[0].valueBlock.toString() === SUBJECT[i]);
    if (!inOrder) {
      throw new Untrusted('malformed');
    }
    const [country, realm, role, id] = names.map((rdn) => String(rdn[0].valueBlock.value[1].valueBlock.value));
    const wellFormed = /^[A-Z]{2}$/.test(country) && country !== 'ZZ' && /^[a-z0-9-]+$/.test(realm)
      && /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(id) && id !== 'UNKNOWN';
    if (!wellFormed) {
      throw new Untrusted('malformed');
    }
    return { country, realm, role, id };
  }

  /** Insists on one use: signing, client, server or timestamp (SIG-04). */
  requireUse(use) {
    const usage = this.#value(KEY_USAGE)?.valueBlock.valueHexView;
    const signs = usage?.length === 1 && usage[0] === 0x80;
    const extended = this.#value(EXTENDED_KEY_USAGE)?.valueBlock.value.map((oid) => oid.valueBlock.toString());
    const fits = use === 'signing' ? extended === undefined : extended?.length === 1 && extended[0] === USES[use];
    if (!signs || !fits || this.x509.ca || (use === 'timestamp' && !this.#extension(EXTENDED_KEY_USAGE).critical)) {
      throw new Untrusted('wrong_use');
    }
  }

  /** Insists on a key and a signature that are accepted here (SIG-03). */
  requireAlgorithms() {
    const type = this.publicKey.asymmetricKeyType;
    const goodKey = type === 'ed25519' || (type === 'ec' && this.publicKey.asymmetricKeyDetails.namedCurve === P256);
    const algorithm = this.parsed.signatureAlgorithm.algorithmId;
    const goodSignature = algorithm === this.parsed.signature.algorithmId && [ECDSA_SHA256, ED25519].includes(algorithm);
    if (!goodKey || !goodSignature || this.parsed.version !== 2 || this.#unknownCritical()) {
      throw new Untrusted('bad_path');
    }
  }

  requireValidAt(millis) {
    if (millis < this.parsed.notBefore.value.getTime()) {
      throw new Untrusted('not_yet_valid');
    }
    if (millis > this.parsed.notAfter.value.getTime()) {
      throw new Untrusted('expired');
    }
  }

  /** Most certificates of issuers that may stand below this one; undefined if it is no issuer. */
  pathLength() {
    const usage = this.#value(KEY_USAGE)?.valueBlock.valueHexView;
    if (!this.x509.ca || usage === undefined || (usage[0] & 0x04) === 0) {
      return undefined;
    }
    const length = this.#value(BASIC_CONSTRAINTS).valueBlock.value[1];
    return length === undefined ? Infinity : length.valueBlock.valueDec;
  }

  /** Whether this issuer may certify a name (RFC 5280 4.2.1.10, directory names; other constraints forbid all). */
  permits(subject) {
    const constraints = this.#value(NAME_CONSTRAINTS);
    return constraints === undefined || constraints.valueBlock.value.every((trees) => {
      const bases = trees.valueBlock.value.map((tree) => tree.valueBlock.value[0]);
      const inside = bases.some((base) => base.idBlock.tagNumber === 4 && begins(subject, base.valueBlock.value[0]));
      return trees.idBlock.tagNumber === 0 ? inside : !inside;
    });
  }

  #extension(id) {
    return this.parsed.extensions?.find((extension) => extension.extnID === id);
  }

  #value(id) {
    const extension = this.#extension(id);
    return extension && decode(Buffer.from(extension.extnValue.valueBlock.valueHexView));
  }

  #unknownCritical() {
    return this.parsed.extensions?.some((extension) => extension.critical && !UNDERSTOOD.has(extension.extnID));
  }
}

/** Issuer or subject, as it stands in a certificate. */
function nameOf(der, which) {
  const fields = decode(der).valueBlock.value[0].valueBlock.value;
  const first = fields[0].idBlock.tagClass === 3 ? 1 : 0;
  return fields[first + (which === 'issuer' ? 2 : 4)];
}

function begins(subject, base) {
  const names = decode(subject).valueBlock.value;
  const wanted = base.valueBlock.value;
  return wanted.length <= names.length && wanted.every((rdn, i) => {
    const [type, value] = rdn.valueBlock.value[0].valueBlock.value;
    const [ownType, own] = names[i].valueBlock.value[0].valueBlock.value;
    return type.valueBlock.toString() === ownType.valueBlock.toString()
      && String(value.valueBlock.value) === String(own.valueBlock.value);
  });
}
