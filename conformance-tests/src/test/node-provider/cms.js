// CMS SignedData in the one form that warrants and time stamps have (signatures.md, part 3).

import { createHash, verify } from 'node:crypto';
import { Certificate, ECDSA_SHA256, Untrusted } from './certificate.js';
import { decode, isDer, oid, raw } from './der.js';

const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const SET = 0x31;
const TAGGED_0 = 0xa0;
const TAGGED_1 = 0xa1;

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
export const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** Bytes that are no SignedData with the content type asked for. */
export class NotSignedData extends Error {}

/**
 * Takes a SignedData apart.
 *
 * @param bytes what was received
 * @param contentType object identifier of the content
 * @throws NotSignedData if it is something else
 */
export function readSignedData(bytes, contentType) {
  try {
    need(isDer(bytes));
    const [type, wrapped, ...rest] = items(decode(bytes));
    need(oid(type) === SIGNED_DATA && rest.length === 0);
    const [version, digests, encapsulated, ...last] = items(alone(inside(wrapped, TAGGED_0)));
    const [eContentType, eContent, ...more] = items(encapsulated);
    need(more.length === 0);
    need(number(version) === 3 && oid(eContentType) === contentType);
    const hasCertificates = last.length === 2;
    need(hasCertificates || last.length === 1);
    return {
      contentType,
      digestAlgorithms: inside(digests, SET),
      content: octets(alone(inside(eContent, TAGGED_0))),
      certificates: hasCertificates ? inside(last[0], TAGGED_0).map(raw) : [],
      signers: inside(last.at(-1), SET),
    };
  } catch {
    throw new NotSignedData();
  }
}

/**
 * Verifies the one signature against the certificate inside; whether that is trusted is another question.
 *
 * @returns chain (DER), signature value, signed attributes and unsigned ones, by object identifier
 * @throws Untrusted with the reason
 */
export function verifyOnce(data) {
  try {
    return verifySigner(data);
  } catch (e) {
    throw e instanceof Untrusted ? e : new Untrusted('malformed');
  }
}

function verifySigner(data) {
  demand(data.signers.length > 0, 'no_signature');
  demand(data.signers.length === 1, 'several_signatures');
  demand(data.digestAlgorithms.length === 1 && isSha256(data.digestAlgorithms[0]), 'wrong_suite');
  const signer = readSigner(data.signers[0]);
  const own = data.certificates.map((der) => new Certificate(der)).find((certificate) => signer.names(certificate));
  demand(own !== undefined, 'malformed');
  checkSuite(signer, own);
  checkAttributes(data, signer.signed, own);
  demand(verify('sha256', signer.signedBytes, own.publicKey, signer.value), 'bad_signature');
  return { ...signer, chain: chainFrom(own, data.certificates) };
}

/** The only value of an attribute that stands exactly once; undefined otherwise. */
export function only(attributes, type) {
  const values = attributes.filter((attribute) => attribute.type === type).map((attribute) => attribute.values);
  return values.length === 1 && values[0].length === 1 ? values[0][0] : undefined;
}

export function isSha256(algorithm) {
  const [type, ...parameters] = items(algorithm);
  return parameters.length === 0 && oid(type) === SHA256;
}

/** What stands in a SEQUENCE. */
export function items(structure) {
  return inside(structure, 0x30);
}

function inside(structure, tag) {
  need(raw(structure)[0] === tag);
  return structure.valueBlock.value;
}

export function octets(structure) {
  need(raw(structure)[0] === OCTET_STRING);
  return Buffer.from(structure.valueBlock.valueHexView);
}

export function number(structure) {
  need(raw(structure)[0] === INTEGER);
  return structure.valueBlock.valueDec;
}

function readSigner(structure) {
  try {
    const [version, sid, digest, signed, suite, value, unsigned, ...rest] = items(structure);
    need(number(version) === 1 && rest.length === 0);
    const [issuer, serial, ...more] = items(sid);
    need(raw(serial)[0] === INTEGER && more.length === 0);
    const signedBytes = raw(signed);
    signedBytes[0] = 0x31; // signed as a SET OF, although it travels as [0]
    return {
      names: (certificate) => raw(issuer).equals(certificate.issuer) && serialOf(serial).equals(certificate.serial),
      digest,
      suite,
      signedBytes,
      value: octets(value),
      signed: inside(signed, TAGGED_0).map(attribute),
      unsigned: unsigned === undefined ? [] : inside(unsigned, TAGGED_1).map(attribute),
    };
  } catch {
    throw new Untrusted('malformed');
  }
}

function checkSuite(signer, own) {
  const [algorithm, ...parameters] = items(signer.suite);
  const type = own.publicKey.asymmetricKeyType;
  const ecdsa = oid(algorithm) === ECDSA_SHA256 && parameters.length === 0 && type === 'ec';
  demand(ecdsa && isSha256(signer.digest), 'wrong_suite');
}

function checkAttributes(data, signed, own) {
  const type = only(signed, CONTENT_TYPE);
  const digest = only(signed, MESSAGE_DIGEST);
  const reference = only(signed, SIGNING_CERTIFICATE_V2);
  demand(type && digest && reference && only(signed, SIGNING_TIME), 'bad_attributes');
  demand(new Set(signed.map((attribute) => attribute.type)).size === signed.length, 'bad_attributes');
  demand(oid(type) === data.contentType && namesCertificate(reference, own), 'bad_attributes');
  demand(octets(digest).equals(sha256(data.content)), 'bad_signature');
}

/** Whether a SigningCertificateV2 begins with the SHA-256 of a certificate (RFC 5035; the algorithm is its default). */
function namesCertificate(reference, own) {
  const [hash] = items(items(items(reference)[0])[0]);
  return octets(hash).equals(sha256(own.der));
}

/** The chain as a set has it: from the owner upwards. A certificate that is no part of it is refused. */
function chainFrom(own, certificates) {
  const rest = certificates.map((der) => new Certificate(der)).filter((one) => !one.der.equals(own.der));
  const chain = [own];
  for (let next = own; next; ) {
    next = rest.find((one) => !chain.includes(one) && one.subject.equals(chain.at(-1).issuer));
    if (next) {
      chain.push(next);
    }
  }
  demand(chain.length === certificates.length, 'bad_path');
  return chain.map((one) => one.der);
}

function attribute(structure) {
  const [type, values, ...rest] = items(structure);
  need(rest.length === 0);
  return { type: oid(type), values: inside(values, SET) };
}

function alone(list) {
  need(list.length === 1);
  return list[0];
}

function serialOf(structure) {
  return Buffer.from(structure.valueBlock.valueHexView);
}

export function sha256(...parts) {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

function need(holds) {
  if (!holds) {
    throw new NotSignedData();
  }
}

function demand(holds, reason) {
  if (!holds) {
    throw new Untrusted(reason);
  }
}
