// The contract: reads the published .proto files and says, for each message, what its fields are. Nothing is generated.

import path from 'node:path';
import protobuf from 'protobufjs';

const FILES = [
  'frontdoor/hi1/v1/service.proto',
  'frontdoor/hi1/v1/message.proto',
  'frontdoor/hi1/v1/warrant.proto',
  'frontdoor/hi2/v1/delivery.proto',
  'frontdoor/hi2/v1/record.proto',
  'frontdoor/uppertester/v1/uppertester.proto',
];

const VARINT = new Set(['uint32', 'int32', 'uint64', 'int64', 'bool', 'enum']);

/** Reads the .proto files below a folder. */
export function loadSchema(folder) {
  const root = new protobuf.Root();
  // The rules of buf.validate are options, which the parser keeps without knowing their definition.
  root.resolvePath = (origin, target) =>
    target.startsWith('buf/') ? null : target.startsWith('google/') ? target : path.join(folder, target);
  root.loadSync(FILES, { keepCase: true });
  root.resolveAll();
  return new Schema(root);
}

class Schema {
  #root;
  #types = new Map();

  constructor(root) {
    this.#root = root;
  }

  /** The fields of a message, by its full name. */
  type(name) {
    let type = this.#types.get(name);
    if (!type) {
      type = this.#describe(this.#root.lookupType(name));
      this.#types.set(name, type);
    }
    return type;
  }

  #describe(source) {
    const fields = source.fieldsArray.map((field) => this.#field(field)).sort((a, b) => a.id - b.id);
    const oneofs = source.oneofsArray
      .filter((oneof) => !oneof.name.startsWith('_'))
      .map((oneof) => ({
        name: oneof.name,
        members: [...oneof.oneof],
        required: option(oneof, '(buf.validate.oneof)').required === true,
      }));
    return { name: source.fullName.slice(1), fields, oneofs, byId: new Map(fields.map((f) => [f.id, f])) };
  }

  #field(field) {
    const resolved = field.resolvedType;
    const kind = resolved instanceof protobuf.Enum ? 'enum' : resolved ? 'message' : field.type;
    const oneof = field.partOf && !field.partOf.name.startsWith('_') ? field.partOf.name : undefined;
    return {
      id: field.id,
      name: field.name,
      kind,
      repeated: field.repeated,
      oneof,
      presence: kind === 'message' || field.partOf !== null,
      wireType: VARINT.has(kind) ? 0 : 2,
      message: kind === 'message' ? resolved.fullName.slice(1) : undefined,
      values: kind === 'enum' ? new Set(Object.values(resolved.values)) : undefined,
      rules: option(field, '(buf.validate.field)'),
    };
  }
}

/** The parts of an option, which may be written in several statements, as one object. */
function option(element, name) {
  const parts = (element.parsedOptions ?? []).map((entry) => entry[name]).filter(Boolean);
  return Object.assign({}, ...parts);
}
