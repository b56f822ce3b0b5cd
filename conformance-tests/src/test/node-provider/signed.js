// Signed messages (signatures.md, part 2): the bytes that arrived are verified, and parsed afterwards.

import { sign as signBytes, verify } from 'node:crypto';
import { Untrusted } from './certificate.js';

const LABEL = Buffer.from('frontdoor.signature.v1\0', 'latin1');
const ROLES = { authority: 3, provider: 4, evidence: 5 };
const SUITES = { ed25519: 1, ec: 2 };

/** What a signature covers (SIG-11). */
export function signingInput(role, realm, purpose, message) {
  const parts = [`KEY_ROLE_${role.toUpperCase()}`, realm, purpose].map((part) => Buffer.from(part, 'utf8'));
  return Buffer.concat([LABEL, ...[...parts, message].flatMap((part) => [u32(part.length), part])]);
}

/**
 * Verifies a signed message.
 *
 * @param signed a parsed SignedMessage
 * @param asked trust, role, purpose and now (ms)
 * @returns the signer's identity
 * @throws Untrusted with the reason
 */
export function verifySigned(signed, asked) {
  demand(signed.signatures.length > 0, 'no_signature');
  demand(signed.signatures.length === 1, 'several_signatures');
  const [signature] = signed.signatures;
  const now = asked.now;
  const signer = asked.trust.check(signature.certificate_chain, { roles: [asked.role], use: 'signing', at: now, now });
  demand(signature.role === ROLES[asked.role], 'wrong_role');
  demand(signature.realm === signer.realm, 'wrong_realm');
  demand(signature.suite === SUITES[signer.publicKey.asymmetricKeyType], 'wrong_suite');
  const input = signingInput(asked.role, signer.realm, asked.purpose, signed.message);
  const digest = signature.suite === SUITES.ec ? 'sha256' : null;
  demand(verify(digest, input, signer.publicKey, signature.value), 'bad_signature');
  return signer;
}

/**
 * Signs bytes.
 *
 * @param signer key and chain, as readKeyFile gives them
 */
export function signMessage(signer, role, purpose, message) {
  const digest = signer.key.asymmetricKeyType === 'ec' ? 'sha256' : null;
  const value = signBytes(digest, signingInput(role, 'service', purpose, message), signer.key);
  const suite = SUITES[signer.key.asymmetricKeyType];
  return {
    message,
    signatures: [{ role: ROLES[role], realm: 'service', suite, certificate_chain: signer.chain, value }],
  };
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function demand(holds, reason) {
  if (!holds) {
    throw new Untrusted(reason);
  }
}
