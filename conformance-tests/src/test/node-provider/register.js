// The objects of HI-1, in memory, and the actions on them. An object of another authority is one that does not exist.

import { Untrusted } from './certificate.js';
import { checkCreate, checkUpdate, kindOf } from './checks.js';
import { NotSignedData } from './cms.js';
import { AuthorisationStatus as A, DocumentStatus as D, TaskStatus as T } from './codes.js';
import { Refused, errorInformation, untrusted } from './errors.js';
import { refusal } from './profile.js';
import { authorisationStatus, documentStatus, sameParty, taskStatus } from './status.js';
import { toTimestamp } from './time.js';
import { openBody, verifyWarrant } from './warrant.js';

const CANCELLED = { authorisation: A.CANCELLED, li_task: T.CANCELLED };
const EXPIRED = { authorisation: A.EXPIRED, document: D.EXPIRED, li_task: T.EXPIRED };
const STATUS = { document: documentStatus, authorisation: authorisationStatus, li_task: taskStatus };
const MUTABLE = {
  authorisation: ['desired_status', 'timespan', 'csp_id'],
  document: [],
  li_task: ['desired_status', 'timespan', 'csp_id'],
};

export class Register {
  #records = new Map();
  #world;

  /** @param world schema, trust, clock, provider (its EndpointId), accounts (a Set) */
  constructor(world) {
    this.#world = world;
  }

  /** All records of a kind. */
  all(kind) {
    return [...this.#records.values()].filter((record) => record.kind === kind);
  }

  /** A record of whatever owner. */
  find(identifier) {
    return this.#records.get(identifier);
  }

  /** Keeps what stands now; the function that is returned brings it back. */
  snapshot() {
    const before = new Map([...this.#records].map(([id, record]) => [id, { record, copy: { ...record, fields: { ...record.fields } } }]));
    return () => {
      this.#records = new Map([...before].map(([id, { record, copy }]) => [id, restore(record, copy)]));
    };
  }

  get(identifier, path, sender) {
    const record = this.#find(identifier, sender);
    refuseIf(record === undefined, 'hi1.get.unknown', path);
    return this.view(record);
  }

  create(object, path, sender, failed) {
    const kind = kindOf(object);
    refuseIf(kind === 'notification', 'hi1.notification.create', path);
    checkCreate(object, kind, path, this.#around(sender));
    refuseIf(this.#records.has(object.object_identifier), 'hi1.create.exists', `${path}.object_identifier`);
    const taken = kind === 'li_task' && this.all(kind).some((one) =>
      sameParty(one.owner, sender) && one.fields.reference === object.li_task.reference);
    refuseIf(taken, 'hi1.task.reference', `${path}.li_task.reference`);
    this.#checkLinks(object, kind, path, sender, failed);
    const { [kind]: fields, generation, last_changed: changed, ...base } = object;
    const record = { kind, base, fields: { ...fields }, owner: sender, generation: 1n, changed: this.#world.clock.micros() };
    if (kind === 'document') {
      this.#judge(record, path);
    }
    this.#records.set(object.object_identifier, record);
    return this.view(record);
  }

  update(object, path, sender, failed) {
    const kind = kindOf(object);
    const cancels = object[kind].desired_status !== undefined && object[kind].desired_status === CANCELLED[kind];
    refuseIf(failed.has(object.object_identifier), 'hi1.link.failed', `${path}.object_identifier`);
    const record = this.#find(object.object_identifier, sender);
    refuseIf(record === undefined, cancels ? 'hi1.cancel.unknown' : 'hi1.update.unknown', `${path}.object_identifier`);
    refuseIf(record.kind !== kind, 'hi1.object.kind', `${path}.${kind}`);
    const final = this.statusOf(record);
    refuseIf(final.final && final.status === EXPIRED[kind], 'hi1.update.expired', `${path}.object_identifier`);
    refuseIf(final.final, 'hi1.update.final', `${path}.object_identifier`);
    const stale = object.generation !== undefined && object.generation !== record.generation;
    refuseIf(stale, 'hi1.update.generation', `${path}.generation`);
    checkUpdate(object, kind, path, record, this.#around(sender));
    this.#checkLinks(object, kind, path, sender, failed);
    this.#change(record, object, kind);
    return this.view(record);
  }

  /** Status, with a reason where there is one; what is for good stays with the record. */
  statusOf(record) {
    const around = this.#around(record.owner);
    const found = STATUS[record.kind](record, around);
    if (found.final) {
      record.final = found;
    }
    if (record.status !== undefined && record.status !== found.status) {
      this.#count(record);
    }
    record.status = found.status;
    return found;
  }

  /** The object as it stands now. */
  view(record) {
    const { status, reason } = this.statusOf(record);
    const fields = { ...record.fields, status, invalid_reason: reason };
    if (record.started !== undefined) {
      fields.provisioning_time = toTimestamp(record.started);
    }
    if (record.ended !== undefined) {
      fields.deprovisioning_time = toTimestamp(record.ended);
    }
    return { ...record.base, generation: record.generation, last_changed: toTimestamp(record.changed), [record.kind]: fields };
  }

  #change(record, object, kind) {
    for (const name of MUTABLE[kind].filter((one) => object[kind][one] !== undefined)) {
      record.fields[name] = object[kind][name];
    }
    for (const name of ['external_identifier', 'associated_objects']) {
      record.base = object[name] === undefined ? record.base : { ...record.base, [name]: object[name] };
    }
    this.#count(record);
    record.status = undefined; // what follows from the change is no second one
  }

  /** Every change of an object counts, whoever made it (HI1-14). */
  #count(record) {
    record.generation += 1n;
    record.changed = this.#world.clock.micros();
  }

  #find(identifier, sender) {
    const record = this.#records.get(identifier);
    return record && sameParty(record.owner, sender) ? record : undefined;
  }

  /** HI1-32: an authorisation stands on documents, a task on one authorisation; a document may name its authorisation. */
  #checkLinks(object, kind, path, sender, failed) {
    const place = `${path}.associated_objects`;
    const identifiers = object.associated_objects?.object_identifiers ?? [];
    const wanted = kind === 'authorisation' ? 'document' : 'authorisation';
    for (const identifier of identifiers) {
      refuseIf(failed.has(identifier), 'hi1.link.failed', place);
      const linked = this.#find(identifier, sender);
      refuseIf(linked === undefined, 'hi1.link.unknown', place);
      refuseIf(linked.kind !== wanted, 'hi1.link.kind', place);
      refuseIf(this.statusOf(linked).status === EXPIRED[linked.kind], 'hi1.link.expired', place);
    }
    refuseIf(kind === 'li_task' && identifiers.length > 1, 'hi1.link.kind', place);
  }

  #judge(record, path) {
    const { schema, trust, clock, provider } = this.#world;
    try {
      const verified = verifyWarrant(openBody(record.fields.body), { schema, trust, now: clock.millis() });
      record.signed = verified.document;
      const own = record.fields;
      const same = own.type === record.signed.type && own.reference === record.signed.reference;
      const addressed = sameParty(record.signed.authority, record.owner) && sameParty(record.signed.csp_id, provider);
      const refused = !same ? { rule: 'document.content', field: 'document.reference' }
        : !addressed ? { rule: 'document.addressee', field: 'document.body' }
        : refusal(verified, record.owner, provider, clock.micros());
      record.refusal = refused && errorInformation(refused.rule, refused.field);
    } catch (e) {
      refuseIf(e instanceof NotSignedData, 'hi1.document.body', `${path}.document.body`);
      if (!(e instanceof Untrusted)) {
        throw e;
      }
      record.refusal = untrusted(e.reason, 'document.body');
    }
  }

  #around(owner) {
    const { clock, provider, accounts } = this.#world;
    const linked = (record) => record.base.associated_objects?.object_identifiers ?? [];
    return {
      provider,
      sender: owner,
      now: clock.micros(),
      hasAccount: (target) => new Set(target.values.map(({ value }) => value)).size === 1 && accounts.has(target.values[0].value),
      authorisationsOf: (task) => linked(task).map((id) => this.#records.get(id)),
      documentsOf: (authorisation) => {
        const named = linked(authorisation).map((id) => this.#records.get(id));
        const naming = this.all('document').filter((one) => linked(one).includes(authorisation.base.object_identifier));
        return [...new Set([...named, ...naming])];
      },
    };
  }
}

function refuseIf(wrong, rule, field) {
  if (wrong) {
    throw new Refused(rule, field);
  }
}

function restore(record, copy) {
  Object.keys(record).filter((name) => !(name in copy)).forEach((name) => delete record[name]);
  return Object.assign(record, copy);
}
