// Strict parsing (proto/spec/strict-parsing.md): one reading or none. A message becomes a plain object with the names of
// the .proto file; what is absent and has presence is undefined; 64-bit numbers are BigInt; an enum is its number.

import { checkRules } from './rules.js';

const MAX_DEPTH = 16;
const MAX_FIELDS = 20_000;
const MIN_SECONDS = -62135596800n;
const MAX_SECONDS = 253402300799n;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const DEFAULTS = { string: '', bool: false, uint64: 0n, int64: 0n };

/** A message that is refused: path of the field, identifier of the rule; never a value. */
export class Malformed extends Error {
  constructor(path, rule) {
    super(rule);
    this.path = path;
    this.rule = rule;
  }
}

/**
 * Parses bytes that were verified.
 *
 * @param schema the contract
 * @param name full name of the message
 * @param bytes what was received
 * @param limit most bytes that are accepted
 * @throws Malformed for the first fault
 */
export function parse(schema, name, bytes, limit) {
  if (bytes.length > limit) {
    throw new Malformed('', 'limit.bytes');
  }
  const message = new Reader(schema).message(schema.type(name), bytes, '', 1);
  checkRules(schema, schema.type(name), message, '');
  return message;
}

/** Parses the form alone, for a message whose rules have answers of their own. */
export function parseForm(schema, name, bytes, limit) {
  if (bytes.length > limit) {
    throw new Malformed('', 'limit.bytes');
  }
  return new Reader(schema).message(schema.type(name), bytes, '', 1);
}

/** One message field of a message whose other fields may be anything; throws unless it stands there once, well-formed. */
export function parseField(schema, name, field, bytes, limit) {
  const { id, message } = schema.type(name).fields.find((one) => one.name === field);
  const found = [];
  for (const cursor = new Cursor(bytes, ''); !cursor.atEnd(); ) {
    const tag = cursor.tag();
    if (tag.wireType !== 2) {
      throw new Malformed('', 'wire.type');
    }
    const chunk = cursor.chunk();
    if (tag.id === id) {
      found.push(chunk);
    }
  }
  if (found.length !== 1) {
    throw new Malformed(field, 'required');
  }
  return parse(schema, message, found[0], limit);
}

class Reader {
  #schema;
  #fields = 0;

  constructor(schema) {
    this.#schema = schema;
  }

  message(type, bytes, path, depth) {
    if (depth > MAX_DEPTH) {
      throw new Malformed(path, 'limit.depth');
    }
    const result = emptyOf(type);
    const seen = new Set();
    const cursor = new Cursor(bytes, path);
    while (!cursor.atEnd()) {
      const { id, wireType } = cursor.tag();
      const field = type.byId.get(id);
      if (!field) {
        throw new Malformed(path, 'wire.unknown_field');
      }
      this.#one(type, field, wireType, cursor, result, seen, path, depth);
    }
    if (type.name === 'google.protobuf.Timestamp') {
      checkTime(result, path);
    }
    return result;
  }

  #one(type, field, wireType, cursor, result, seen, path, depth) {
    const at = join(path, field.name);
    cursor.path = at;
    const packed = field.repeated && field.wireType === 0 && wireType === 2;
    if (wireType !== field.wireType && !packed) {
      throw new Malformed(at, 'wire.type');
    }
    if (!field.repeated) {
      this.#once(type, field, seen, at);
    }
    if (packed) {
      const inner = new Cursor(cursor.chunk(), at);
      while (!inner.atEnd()) {
        this.#count(at);
        result[field.name].push(number(field, inner, `${at}[${result[field.name].length}]`));
      }
      return;
    }
    this.#count(at);
    const place = field.repeated ? `${at}[${result[field.name].length}]` : at;
    const value = this.#value(field, cursor, place, depth);
    if (field.repeated) {
      result[field.name].push(value);
    } else {
      result[field.name] = value;
    }
    cursor.path = path;
  }

  #once(type, field, seen, at) {
    if (seen.has(field.name)) {
      throw new Malformed(at, 'wire.duplicate');
    }
    seen.add(field.name);
    const oneof = type.oneofs.find((candidate) => candidate.name === field.oneof);
    if (oneof?.members.some((member) => member !== field.name && seen.has(member))) {
      throw new Malformed(at, 'wire.oneof');
    }
  }

  #count(at) {
    this.#fields += 1;
    if (this.#fields > MAX_FIELDS) {
      throw new Malformed(at, 'limit.fields');
    }
  }

  #value(field, cursor, path, depth) {
    switch (field.kind) {
      case 'message':
        return this.message(this.#schema.type(field.message), cursor.chunk(), path, depth + 1);
      case 'bytes':
        return Buffer.from(cursor.chunk());
      case 'string':
        return text(cursor.chunk(), path);
      default:
        return number(field, cursor, path);
    }
  }
}

class Cursor {
  #bytes;
  #at = 0;

  constructor(bytes, path) {
    this.#bytes = bytes;
    this.path = path;
  }

  atEnd() {
    return this.#at >= this.#bytes.length;
  }

  tag() {
    const tag = this.varint();
    const id = Number(tag >> 3n);
    if (tag > 0xffffffffn) {
      throw new Malformed(this.path, 'wire.varint');
    }
    if (id === 0) {
      throw new Malformed(this.path, 'wire.malformed');
    }
    return { id, wireType: Number(tag & 7n) };
  }

  chunk() {
    const length = this.varint();
    if (length > 0x7fffffffn) {
      throw new Malformed(this.path, 'wire.varint');
    }
    if (Number(length) > this.#bytes.length - this.#at) {
      throw new Malformed(this.path, 'wire.malformed');
    }
    this.#at += Number(length);
    return this.#bytes.subarray(this.#at - Number(length), this.#at);
  }

  varint() {
    let value = 0n;
    for (let count = 0; count < 10; count++) {
      if (this.atEnd()) {
        throw new Malformed(this.path, 'wire.malformed');
      }
      const byte = this.#bytes[this.#at++];
      value |= BigInt(byte & 0x7f) << BigInt(7 * count);
      if (byte < 0x80) {
        if ((byte === 0 && count > 0) || value > 0xffffffffffffffffn) {
          throw new Malformed(this.path, 'wire.varint');
        }
        return value;
      }
    }
    throw new Malformed(this.path, 'wire.varint');
  }
}

function number(field, cursor, path) {
  const raw = cursor.varint();
  switch (field.kind) {
    case 'bool':
      return bounded(raw, 1n, path) === 1n;
    case 'uint32':
      return Number(bounded(raw, 0xffffffffn, path));
    case 'uint64':
      return raw;
    case 'int64':
      return BigInt.asIntN(64, raw);
    case 'int32':
      return Number(int32(BigInt.asIntN(64, raw), path));
    case 'enum':
      return declared(field, raw, path);
    default:
      throw new Error(`no strict form for ${field.kind}`);
  }
}

function bounded(value, most, path) {
  if (value > most) {
    throw new Malformed(path, 'wire.varint');
  }
  return value;
}

function int32(value, path) {
  if (value !== BigInt.asIntN(32, value)) {
    throw new Malformed(path, 'wire.varint');
  }
  return value;
}

function declared(field, raw, path) {
  if (raw === 0n || raw > 0x7fffffffn || !field.values.has(Number(raw))) {
    throw new Malformed(path, 'wire.enum');
  }
  return Number(raw);
}

function text(bytes, path) {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Malformed(path, 'wire.utf8');
  }
}

function checkTime(time, path) {
  if (time.seconds < MIN_SECONDS || time.seconds > MAX_SECONDS || time.nanos < 0 || time.nanos > 999_999_999) {
    throw new Malformed(path, 'time.range');
  }
  if (time.nanos % 1000 !== 0) {
    throw new Malformed(path, 'time.microseconds');
  }
}

function emptyOf(type) {
  const result = {};
  for (const field of type.fields) {
    if (field.repeated) {
      result[field.name] = [];
    } else if (!field.presence) {
      result[field.name] = field.kind === 'bytes' ? Buffer.alloc(0) : (DEFAULTS[field.kind] ?? 0);
    }
  }
  return result;
}

/** The path of a field below the path of its message. */
export function join(path, name) {
  return path === '' ? name : `${path}.${name}`;
}
