// The rules that stand beside the fields in the .proto files (buf.validate), as far as the contract uses them; SP-14.

import { Malformed, join } from './strict.js';

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const patterns = new Map();

/** Checks a parsed message and all that stand inside it; throws Malformed for the first broken rule. */
export function checkRules(schema, type, message, path) {
  for (const oneof of type.oneofs) {
    if (oneof.required && oneof.members.every((member) => message[member] === undefined)) {
      throw new Malformed(join(path, oneof.name), 'required');
    }
  }
  for (const field of type.fields) {
    checkField(schema, field, message[field.name], join(path, field.name));
  }
}

function checkField(schema, field, value, path) {
  const rules = field.rules;
  if (value === undefined) {
    if (rules.required) {
      throw new Malformed(path, 'required');
    }
    return;
  }
  if (!field.repeated) {
    checkOne(schema, field, rules, value, path);
    return;
  }
  if (rules.repeated) {
    checkList(rules.repeated, value, path);
  }
  value.forEach((item, index) =>
    checkOne(schema, field, rules.repeated?.items ?? {}, item, `${path}[${index}]`));
}

function checkOne(schema, field, rules, value, path) {
  if (field.kind === 'message') {
    checkRules(schema, schema.type(field.message), value, path);
  } else if (field.kind === 'string' && rules.string) {
    checkString(rules.string, value, path);
  } else if (field.kind === 'bytes' && rules.bytes) {
    checkBytes(rules.bytes, value, path);
  } else if (field.kind === 'enum' && rules.enum) {
    checkEnum(field, rules.enum, value, path);
  } else if (rules[field.kind]) {
    checkNumber(field.kind, rules[field.kind], value, path);
  }
}

function checkList(rules, list, path) {
  require(list.length >= (rules.min_items ?? 0), path, 'repeated.min_items');
  require(list.length <= (rules.max_items ?? Infinity), path, 'repeated.max_items');
  require(!rules.unique || new Set(list).size === list.length, path, 'repeated.unique');
}

function checkString(rules, value, path) {
  const length = [...value].length;
  require(length >= (rules.min_len ?? 0), path, 'string.min_len');
  require(length <= (rules.max_len ?? Infinity), path, 'string.max_len');
  require(!rules.pattern || pattern(rules.pattern).test(value), path, 'string.pattern');
  if (rules.uuid) {
    require(value !== '', path, 'string.uuid_empty');
    require(UUID.test(value), path, 'string.uuid');
  }
}

function checkBytes(rules, value, path) {
  require(rules.len === undefined || value.length === rules.len, path, 'bytes.len');
  require(value.length >= (rules.min_len ?? 0), path, 'bytes.min_len');
  require(value.length <= (rules.max_len ?? Infinity), path, 'bytes.max_len');
}

function checkEnum(field, rules, value, path) {
  require(!rules.defined_only || field.values.has(value), path, 'enum.defined_only');
  require(!rules.not_in || ![].concat(rules.not_in).includes(value), path, 'enum.not_in');
  require(!rules.in || [].concat(rules.in).includes(value), path, 'enum.in');
}

function checkNumber(kind, rules, value, path) {
  const low = rules.gte === undefined || value >= rules.gte;
  const high = rules.lte === undefined || value <= rules.lte;
  const name = ['gte', 'lte'].filter((bound) => rules[bound] !== undefined).join('_');
  require(low && high, path, `${kind}.${name}`);
}

function pattern(source) {
  if (!patterns.has(source)) {
    patterns.set(source, new RegExp(source, 'u'));
  }
  return patterns.get(source);
}

function require(holds, path, rule) {
  if (!holds) {
    throw new Malformed(path, rule);
  }
}
