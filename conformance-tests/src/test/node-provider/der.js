// DER and nothing else: what BER would allow in several forms is refused, so that a structure has one form.

import * as asn1js from 'asn1js';

const MAX_DEPTH = 32;
const BOOLEAN = 1;
const INTEGER = 2;
const SET = 17;
const STRINGS = new Set([3, 4, 12, 18, 19, 20, 22, 23, 24, 26, 28, 30]);

/** Whether the bytes are one DER structure with nothing behind it. */
export function isDer(bytes) {
  try {
    return element(bytes, 0, 0) === bytes.length;
  } catch {
    return false;
  }
}

/** Decodes one structure; throws if there is none. */
export function decode(bytes) {
  const { offset, result } = asn1js.fromBER(bytes);
  if (offset === -1) {
    throw new Error('not ASN.1');
  }
  return result;
}

/** The bytes of a structure that was decoded. */
export function raw(structure) {
  return Buffer.from(structure.valueBeforeDecodeView);
}

function element(bytes, at, depth) {
  const tag = byte(bytes, at);
  demand(depth <= MAX_DEPTH && (tag & 0x1f) !== 0x1f);
  const { length, start } = lengthAt(bytes, at + 1);
  const end = start + length;
  demand(end <= bytes.length);
  const universal = (tag & 0xc0) === 0;
  const constructed = (tag & 0x20) !== 0;
  const content = bytes.subarray(start, end);
  if (universal) {
    demand(!(constructed && (STRINGS.has(tag & 0x1f) || (tag & 0x1f) <= 6)));
    checkPrimitive(tag & 0x1f, content);
  }
  if (constructed) {
    children(content, universal && (tag & 0x1f) === SET, depth + 1);
  }
  return end;
}

function children(content, sorted, depth) {
  let before;
  for (let at = 0; at < content.length; ) {
    const next = element(content, at, depth);
    const child = content.subarray(at, next);
    demand(!sorted || before === undefined || Buffer.compare(before, child) <= 0);
    before = child;
    at = next;
  }
}

function checkPrimitive(tag, content) {
  if (tag === BOOLEAN) {
    demand(content.length === 1 && (content[0] === 0 || content[0] === 0xff));
  } else if (tag === INTEGER) {
    demand(content.length > 0);
    demand(content.length === 1 || !((content[0] === 0 && content[1] < 0x80) || (content[0] === 0xff && content[1] >= 0x80)));
  }
}

function lengthAt(bytes, at) {
  const first = byte(bytes, at);
  if (first < 0x80) {
    return { length: first, start: at + 1 };
  }
  const count = first & 0x7f;
  demand(count >= 1 && count <= 4 && at + count < bytes.length);
  const length = bytes.readUIntBE(at + 1, count);
  demand(length >= 0x80 && bytes[at + 1] !== 0);
  return { length, start: at + 1 + count };
}

function byte(bytes, at) {
  demand(at < bytes.length);
  return bytes[at];
}

function demand(holds) {
  if (!holds) {
    throw new Error('not DER');
  }
}

/** An object identifier in dotted form, its numbers however large. */
export function oid(structure) {
  const bytes = raw(structure);
  demand(bytes[0] === 6 && bytes.length > 2);
  const arcs = [];
  let arc = 0n;
  for (const octet of bytes.subarray(bytes[1] < 0x80 ? 2 : 3)) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const first = arcs[0] < 80n ? arcs[0] / 40n : 2n;
  return [first, arcs[0] - first * 40n, ...arcs.slice(1)].join('.');
}
