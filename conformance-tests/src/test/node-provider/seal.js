// Sealing (hi2.md, section 4): HPKE base mode of RFC 9180 with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.

import { createCipheriv, createHmac, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { sha256 } from './cms.js';

export const X25519_SUITE = 2;
const KEM_ID = Buffer.from('KEM\x00\x20', 'latin1');
const HPKE_ID = Buffer.from('HPKE\x00\x20\x00\x01\x00\x02', 'latin1');
const EMPTY = Buffer.alloc(0);
const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

/** Binds an encapsulated key to task, epoch and suite. */
export function epochInfo(liid, epoch) {
  return Buffer.concat([label('frontdoor.hi2.epoch.v1'), text(liid), u64(epoch), u32(X25519_SUITE)]);
}

/** Commits to an epoch key (HI2-33). */
export function keyCommitment(epochKey, liid, epoch) {
  return sha256(label('frontdoor.hi2.commit.v1'), epochKey, text(liid), u64(epoch));
}

/**
 * Seals an epoch key to the key that the warrant names.
 *
 * @param publicKey 32 raw bytes
 * @param ephemeral an X25519 key pair, used once
 * @returns encapsulated key and ciphertext, joined
 */
export function encapsulate(publicKey, epochKey, info, ephemeral = generateKeyPairSync('x25519')) {
  const { secret, enc } = encap(publicKey, ephemeral);
  const context = Buffer.concat([Buffer.of(0), extract(HPKE_ID, EMPTY, 'psk_id_hash', EMPTY), extract(HPKE_ID, EMPTY, 'info_hash', info)]);
  const scheduled = extract(HPKE_ID, secret, 'secret', EMPTY);
  const key = expand(HPKE_ID, scheduled, 'key', context, 32);
  const nonce = expand(HPKE_ID, scheduled, 'base_nonce', context, 12);
  return Buffer.concat([enc, gcm(key, nonce, EMPTY, epochKey)]);
}

/** Seals a batch: the number of its first record is the nonce, its header the associated data. */
export function sealBatch(epochKey, firstRecord, header, plaintext) {
  return gcm(epochKey, Buffer.concat([Buffer.alloc(4), u64(firstRecord)]), header, plaintext);
}

function encap(publicKey, ephemeral) {
  const receiver = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: receiver });
  const enc = ephemeral.publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
  const prk = extract(KEM_ID, EMPTY, 'eae_prk', shared);
  return { enc, secret: expand(KEM_ID, prk, 'shared_secret', Buffer.concat([enc, publicKey]), 32) };
}

function extract(suite, salt, name, input) {
  return hmac(salt, Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(name), input]));
}

/** HKDF-Expand for at most one block of SHA-256. */
function expand(suite, prk, name, info, length) {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(length);
  const labeled = Buffer.concat([size, Buffer.from('HPKE-v1'), suite, Buffer.from(name), info, Buffer.of(1)]);
  return hmac(prk, labeled).subarray(0, length);
}

function hmac(key, data) {
  return createHmac('sha256', key).update(data).digest();
}

function gcm(key, nonce, aad, plaintext) {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function text(value) {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u32(bytes.length), bytes]);
}

export function label(value) {
  return Buffer.from(`${value}\0`, 'latin1');
}

export function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
