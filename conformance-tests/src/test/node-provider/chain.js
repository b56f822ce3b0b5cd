// The chain of a task (hi2.md, section 5) and the tree over the heads of all tasks (section 7).

import { sha256 } from './cms.js';
import { label, u32 } from './seal.js';

const LABEL = label('frontdoor.hi2.chain.v1');

/** The link before the first unit of a task. */
export const FIRST_LINK = Buffer.alloc(32);

/** The link after a unit. */
export function nextLink(previous, header, ciphertext) {
  return sha256(LABEL, previous, u32(header.length), header, u32(ciphertext.length), ciphertext);
}

/** The root of RFC 6962 section 2.1 over leaves, of which there is at least one. */
export function merkleRoot(leaves) {
  if (leaves.length === 1) {
    return sha256(Buffer.of(0), leaves[0]);
  }
  let split = 1;
  while (split * 2 < leaves.length) {
    split *= 2;
  }
  return sha256(Buffer.of(1), merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}
