// The known answers of hi2.md section 13 and signatures.md.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { merkleRoot, nextLink } from '../chain.js';
import { epochInfo, keyCommitment, sealBatch } from '../seal.js';
import { signingInput } from '../signed.js';

const proto = process.env.FRONTDOOR_PROTO ?? fileURLToPath(new URL('../../../../../proto', import.meta.url));
const read = (name) => JSON.parse(readFileSync(path.join(proto, 'src/test/resources/vectors', name)));
const hex = (text) => Buffer.from(text, 'hex');

test('links of the chain', () => {
  for (const vector of read('chain.json').vectors) {
    assert.equal(nextLink(hex(vector.previous), hex(vector.header), hex(vector.ciphertext)).toString('hex'), vector.link);
  }
});

test('roots of trees', () => {
  for (const vector of read('merkle.json').vectors.filter((one) => one.leaves.length > 0)) {
    assert.equal(merkleRoot(vector.leaves.map(hex)).toString('hex'), vector.root);
  }
});

test('epochs of the X25519 suite', () => {
  for (const vector of read('epoch.json').vectors.filter((one) => one.suite === 2)) {
    assert.equal(epochInfo(vector.liid, vector.epoch).toString('hex'), vector.info);
    const commitment = keyCommitment(hex(vector.epoch_key), vector.liid, vector.epoch);
    assert.equal(commitment.toString('hex'), vector.key_commitment);
  }
});

test('batches', () => {
  for (const vector of read('batch.json').vectors) {
    const sealed = sealBatch(hex(vector.epoch_key), vector.first_record, hex(vector.header), hex(vector.plaintext));
    assert.equal(sealed.toString('hex'), vector.ciphertext);
  }
});

test('signing inputs', () => {
  for (const vector of read('signature.json').vectors) {
    const role = vector.role.replace('KEY_ROLE_', '').toLowerCase();
    assert.equal(signingInput(role, vector.realm, vector.purpose, hex(vector.message)).toString('hex'), vector.signing_input);
  }
});
