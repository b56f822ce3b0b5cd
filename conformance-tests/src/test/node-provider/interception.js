// From an active task and a message to sealed records (hi2.md, sections 3, 4 and 8). The messenger here knows messages
// alone, and no sessions, so that every record but the test record is a REPORT.

import { randomBytes } from 'node:crypto';
import { sha256 } from './cms.js';
import { encode } from './encode.js';
import { X25519_SUITE, encapsulate, epochInfo, keyCommitment, sealBatch } from './seal.js';

const Kind = { START: 1, EPOCH: 2, BATCH: 3, END: 5 };
const IriType = { REPORT: 4, TEST: 5 };
const Event = { MESSAGE_SENT: 3, TEST: 8 };
const Content = { NONE: 1, END_TO_END_ENCRYPTED: 3 };
const Party = { FROM: 1, TO: 2, BOTH: 3, NONE: 4 };
const BATCH_RECORDS = 100;
const EPOCH_RECORDS = 1000;

export class Interception {
  #world;
  #register;
  #outboxes;

  /** @param world schema, clock, provider */
  constructor(world, register, outboxes) {
    this.#world = world;
    this.#register = register;
    this.#outboxes = outboxes;
  }

  /** Makes interception follow the status of the tasks. */
  settle() {
    this.#register.all('authorisation').forEach((record) => this.#register.statusOf(record));
    for (const record of this.#register.all('li_task')) {
      const { interception, warrant } = this.#register.statusOf(record);
      if (interception === 'runs' && !record.running) {
        this.#begin(record, warrant);
      } else if (interception !== 'runs') {
        record.running = false;
      }
      if (interception === 'ends' && record.product && record.ended === undefined) {
        record.ended = this.#world.clock.micros();
        record.product.end();
      }
    }
  }

  /** Takes messages that were sent outside any session, in their order. */
  take(messages) {
    this.settle();
    const running = this.#register.all('li_task').filter((record) => record.running);
    for (const record of running) {
      const account = record.fields.target_identifier.values[0].value;
      record.product.deliver(messages.filter(({ sender, recipient }) => sender === account || recipient === account)
        .map((message) => ({ message, party: partyOf(message, account) })));
    }
  }

  #begin(record, warrant) {
    if (!record.product) {
      const key = warrant.delivery_keys.find((one) => one.suite === X25519_SUITE).public_key;
      record.product = new Product(this.#world, this.#outboxes.of(record.owner), record, key);
      record.product.start(this.#isTest(record));
    }
    record.running = true;
    record.started ??= this.#world.clock.micros();
  }

  #isTest(record) {
    const [authorisation] = record.base.associated_objects.object_identifiers;
    return this.#register.find(authorisation).fields.is_test ?? false;
  }
}

/** The product of one task. Its epoch key stands nowhere else, and is wiped when the epoch is over. */
class Product {
  #world;
  #outbox;
  #record;
  #deliveryKey;
  #epochKey;
  #epoch = 0;
  #records = 0;
  #epochBegan = 0;
  #sequence = 0;

  constructor(world, outbox, record, deliveryKey) {
    this.#world = world;
    this.#outbox = outbox;
    this.#record = record;
    this.#deliveryKey = deliveryKey;
  }

  start(isTest) {
    const { provider } = this.#world;
    const task = this.#record.base.object_identifier;
    this.#append(Kind.START, { start: { task_object_identifier: task, authority: this.#record.owner, provider, is_test: isTest } });
    this.#newEpoch();
    this.#batch([{
      type: IriType.TEST,
      sequence_number: 0,
      event: Event.TEST,
      content_availability: Content.NONE,
      targeted_party: Party.NONE,
    }]);
  }

  deliver(events) {
    for (let at = 0; at < events.length; at += BATCH_RECORDS) {
      if (this.#records - this.#epochBegan >= EPOCH_RECORDS) {
        this.#newEpoch();
      }
      this.#batch(events.slice(at, at + BATCH_RECORDS).map((event) => this.#report(event)));
    }
  }

  end() {
    this.#wipe();
    this.#append(Kind.END, { end: { lost_records: 0 } });
  }

  #report({ message, party }) {
    return {
      type: IriType.REPORT,
      sequence_number: this.#sequence++ % 2 ** 32,
      event: Event.MESSAGE_SENT,
      from: message.sender,
      to: [message.recipient],
      message_identifier: message.identifier,
      content_availability: Content.END_TO_END_ENCRYPTED,
      targeted_party: party,
      trace_time_seconds: message.trace_time_seconds,
    };
  }

  #newEpoch() {
    this.#wipe();
    this.#epoch += 1;
    this.#epochKey = randomBytes(32);
    this.#epochBegan = this.#records;
    const liid = this.#liid();
    this.#append(Kind.EPOCH, {
      epoch: this.#epoch,
      epoch_detail: {
        suite: X25519_SUITE,
        encapsulated_key: encapsulate(this.#deliveryKey, this.#epochKey, epochInfo(liid, this.#epoch)),
        key_commitment: keyCommitment(this.#epochKey, liid, this.#epoch),
        delivery_key_id: sha256(this.#deliveryKey),
      },
    });
  }

  #batch(records) {
    const { schema, clock, provider } = this.#world;
    const country = this.#record.owner.country_code;
    const plaintext = encode(schema, 'frontdoor.hi2.v1.RecordBatch', {
      liid: this.#liid(),
      authorization_country_code: country,
      operator_identifier: provider.unique_identifier,
      delivery_country_code: country,
      records: records.map((record) => ({ ...record, time_micros: clock.micros() })),
    });
    const first = this.#records;
    this.#append(Kind.BATCH, { epoch: this.#epoch, record_count: records.length },
      (header) => sealBatch(this.#epochKey, first, header, plaintext));
    this.#records += records.length;
  }

  #append(kind, fields, seal) {
    this.#outbox.append({ kind, liid: this.#liid(), first_record: this.#records, record_count: 0, ...fields }, seal);
  }

  #liid() {
    return this.#record.fields.reference;
  }

  #wipe() {
    this.#epochKey?.fill(0);
    this.#epochKey = undefined;
  }
}

function partyOf({ sender, recipient }, account) {
  if (sender === recipient) {
    return Party.BOTH;
  }
  return sender === account ? Party.FROM : Party.TO;
}
