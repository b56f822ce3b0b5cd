// Serialises plain objects: fields in the order of their numbers, defaults of implicit presence left out.

/** The bytes of a message. */
export function encode(schema, name, message) {
  return bytesOf(schema, schema.type(name), message);
}

function bytesOf(schema, type, message) {
  const known = new Set(type.fields.map((field) => field.name));
  for (const name of Object.keys(message)) {
    if (!known.has(name)) {
      throw new Error(`${type.name} has no field ${name}`);
    }
  }
  return Buffer.concat(type.fields.flatMap((field) => fieldBytes(schema, field, message[field.name])));
}

function fieldBytes(schema, field, value) {
  if (value === undefined) {
    return [];
  }
  if (!field.repeated) {
    return !field.presence && isDefault(value) ? [] : [tag(field, field.wireType), one(schema, field, value)];
  }
  if (field.wireType === 0) {
    const packed = Buffer.concat(value.map((item) => one(schema, field, item)));
    return packed.length === 0 ? [] : [tag(field, 2), varint(packed.length), packed];
  }
  return value.flatMap((item) => [tag(field, 2), one(schema, field, item)]);
}

function one(schema, field, value) {
  switch (field.kind) {
    case 'message':
      return sized(bytesOf(schema, schema.type(field.message), value));
    case 'string':
      return sized(Buffer.from(value, 'utf8'));
    case 'bytes':
      return sized(value);
    case 'bool':
      return varint(value ? 1 : 0);
    default:
      return varint(value);
  }
}

function isDefault(value) {
  return value === '' || value === false || value === 0 || value === 0n || (Buffer.isBuffer(value) && value.length === 0);
}

function tag(field, wireType) {
  return varint(field.id * 8 + wireType);
}

function sized(bytes) {
  return Buffer.concat([varint(bytes.length), bytes]);
}

function varint(value) {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
