// What is to be delivered to one authority: units in the order of their positions, kept until they are acknowledged
// (hi2.md, section 2), and how far each task has come.

import { FIRST_LINK, merkleRoot, nextLink } from './chain.js';
import { encode } from './encode.js';
import { signMessage } from './signed.js';

const UNIT_HEADER = 'frontdoor.hi2.v1.UnitHeader';
const NONE = Buffer.alloc(0);
const MOST_BYTES = 256 * 1024 * 1024;

export class Outbox {
  #world;
  #authority;
  #heads = new Map();
  #pending = new Map();
  #covered = new Map();
  #released = new Map();
  #listener = () => {};
  units = [];
  nextPosition = 1;
  sentUpTo = 0;
  checkpoints = 0;
  bytes = 0;

  /** @param world schema, clock, provider, evidence (key and chain) */
  constructor(world, authority) {
    this.#world = world;
    this.#authority = authority;
  }

  /** Calls a function whenever there is something new. */
  listen(listener) {
    this.#listener = listener;
  }

  /** Whether more may be taken in: this provider loses nothing, it rather takes no new messages. */
  full() {
    return this.bytes > MOST_BYTES;
  }

  /**
   * Adds a unit.
   *
   * @param fields of the UnitHeader, but for its time
   * @param seal makes the ciphertext from the header's bytes; for a batch only
   */
  append(fields, seal = () => NONE) {
    const { schema, clock } = this.#world;
    const header = encode(schema, UNIT_HEADER, { ...fields, time_micros: clock.micros() });
    const ciphertext = seal(header);
    const before = this.#heads.get(fields.liid)?.link ?? FIRST_LINK;
    const head = {
      liid: fields.liid,
      link: nextLink(before, header, ciphertext),
      records: fields.first_record + fields.record_count,
      final: fields.end !== undefined,
    };
    this.#heads.set(fields.liid, head);
    this.units.push({ position: this.nextPosition++, header, ciphertext, head, size: header.length + ciphertext.length });
    this.bytes += header.length + ciphertext.length;
    this.#listener();
  }

  /** Releases all units before a position, and notes which checkpoints are stored. */
  release(nextPosition, lastCheckpoint) {
    const kept = this.units.findIndex((unit) => unit.position >= nextPosition);
    const gone = this.units.splice(0, kept === -1 ? this.units.length : kept);
    for (const unit of gone) {
      this.bytes -= unit.size;
      this.#released.set(unit.head.liid, unit.head);
    }
    for (const [number, heads] of this.#pending) {
      if (number <= lastCheckpoint) {
        heads.forEach((head) => this.#covered.set(head.liid, head));
        this.#pending.delete(number);
      }
    }
    return gone.length;
  }

  /** Where the tasks of a new stream stand that no stored checkpoint covers; those that were on their way are forgotten. */
  uncovered() {
    this.#pending.clear();
    return [...this.#released.values()].filter((head) => this.#covered.get(head.liid) !== head);
  }

  /** A checkpoint over the heads of tasks, as DeliverResponse has it. */
  checkpoint(heads) {
    const { schema, clock, provider, evidence } = this.#world;
    const leaves = heads.map((head) => encode(schema, 'frontdoor.hi2.v1.CheckpointLeaf', {
      liid: head.liid,
      record_count: head.records,
      chain_head: head.link,
      lost_records: 0,
      final: head.final,
    }));
    const body = encode(schema, 'frontdoor.hi2.v1.CheckpointBody', {
      provider,
      authority: this.#authority,
      number: ++this.checkpoints,
      time_micros: clock.micros(),
      root: merkleRoot(leaves),
      leaf_count: leaves.length,
    });
    this.#pending.set(this.checkpoints, heads);
    return { signed_body: signMessage(evidence, 'evidence', 'hi2.checkpoint', body), leaves };
  }
}

/** One outbox for each authority. */
export class Outboxes {
  #world;
  #all = new Map();

  constructor(world) {
    this.#world = world;
  }

  of(authority) {
    const key = `${authority.country_code}/${authority.unique_identifier}`;
    if (!this.#all.has(key)) {
      this.#all.set(key, new Outbox(this.#world, authority));
    }
    return this.#all.get(key);
  }

  full() {
    return [...this.#all.values()].some((outbox) => outbox.full());
  }
}
