// HI-2: one delivery stream (hi2.md). Hello, Resume, and then units, checkpoints, acknowledgements and keepalives.

import { status } from '@grpc/grpc-js';
import { encode } from './encode.js';
import { signMessage } from './signed.js';
import { Malformed, parse } from './strict.js';

const MAX_REQUEST = 65_536;
const MAX_WINDOW = 4 * 1024 * 1024;
const MESSAGE_BYTES = 65_536;
const CHECKPOINT_INTERVAL = 1_000;
const CHECKPOINT_DELAY = 300;
const CHECKPOINT_UNITS = 8_192;
const PATIENCE = 60_000;
const OPTIONS = [1, 2, 3]; // acknowledgement, checkpoint, keepalive: all are required

/** Why a stream ends (docs/errors.md): a closed list. */
const Over = {
  MALFORMED: [status.INVALID_ARGUMENT, 'a message is malformed'],
  OUT_OF_ORDER: [status.INVALID_ARGUMENT, 'a message is out of order'],
  NOT_THE_PEER: [status.PERMISSION_DENIED, 'the authority is not the TLS peer'],
  VERSION: [status.FAILED_PRECONDITION, 'only protocol version 1 is spoken'],
  OPTIONS: [status.FAILED_PRECONDITION, 'acknowledgement, checkpoint and keepalive are required options'],
  BEYOND: [status.OUT_OF_RANGE, 'the position or checkpoint lies beyond what was sent'],
  REPLACED: [status.ABORTED, 'a newer stream took over'],
  SILENT: [status.DEADLINE_EXCEEDED, 'no sign of life in time'],
  STOPPING: [status.UNAVAILABLE, 'the provider is stopping'],
};

/** All delivery streams: at most one an authority. */
export class Delivery {
  #world;
  #outboxes;
  #streams = new Map();

  /** @param world schema, clock, provider, evidence, keepalive (idle and timeout in ms) */
  constructor(world, outboxes) {
    this.#world = world;
    this.#outboxes = outboxes;
  }

  /** Serves a stream of a peer that is an authority. */
  open(call, peer) {
    const stream = new Stream(call, peer, this.#world, (authority) => this.#take(authority, stream));
    stream.run();
  }

  stop() {
    this.#streams.forEach((stream) => stream.over(Over.STOPPING));
  }

  #take(authority, stream) {
    const outbox = this.#outboxes.of(authority);
    this.#streams.get(outbox)?.over(Over.REPLACED);
    this.#streams.set(outbox, stream);
    return outbox;
  }
}

/** GREETING, then RESUMING, then STREAMING, then OVER. */
class Stream {
  #call;
  #peer;
  #world;
  #take;
  #outbox;
  #state = 'GREETING';
  #window = 0;
  #cursor = 0;
  #onTheWay = 0;
  #sent = new Map();
  #unsigned = 0;
  #timers = new Set();
  #checkpointTimer;
  #blocked = false;
  #traffic;
  #asked = 0;
  #askedAt;

  constructor(call, peer, world, take) {
    this.#call = call;
    this.#peer = peer;
    this.#world = world;
    this.#take = take;
  }

  run() {
    this.#traffic = Date.now();
    this.#call.on('data', (bytes) => this.#receive(bytes));
    this.#call.on('drain', () => this.#unblock());
    this.#call.on('end', () => this.#close(() => this.#call.end()));
    this.#call.on('cancelled', () => this.#close(() => {}));
    this.#call.on('error', () => this.#close(() => {}));
    this.#every(Math.min(1_000, this.#world.keepalive.idle / 4), () => this.#watch());
  }

  /** Ends the stream with one of the reasons above. */
  over([code, details]) {
    this.#close(() => this.#call.emit('error', { code, details }));
  }

  #receive(bytes) {
    if (this.#state === 'OVER') {
      return;
    }
    this.#traffic = Date.now();
    try {
      const message = parse(this.#world.schema, 'frontdoor.hi2.v1.DeliverRequest', bytes, MAX_REQUEST);
      this.#handle(message);
    } catch (e) {
      if (!(e instanceof Malformed)) {
        throw e;
      }
      this.over(Over.MALFORMED);
    }
  }

  #handle(message) {
    if (this.#state === 'GREETING' && message.hello) {
      this.#hello(message.hello);
    } else if (this.#state === 'RESUMING' && message.resume) {
      this.#resume(message.resume);
    } else if (this.#state !== 'STREAMING' || message.hello || message.resume) {
      this.over(Over.OUT_OF_ORDER);
    } else if (message.acknowledgement) {
      this.#acknowledge(message.acknowledgement);
    } else if (message.keepalive_request) {
      const { sequence_number: number } = message.keepalive_request;
      this.#write({ keepalive_response: { sequence_number: number, time_micros: this.#world.clock.micros() } });
    } else if (Number(message.keepalive_response.sequence_number) === this.#asked - 1) {
      this.#askedAt = undefined;
    }
  }

  #hello(hello) {
    const { authority } = hello;
    if (authority.country_code !== this.#peer.country || authority.unique_identifier !== this.#peer.id) {
      this.over(Over.NOT_THE_PEER);
    } else if (hello.protocol_version.split('.')[0] !== '1') {
      this.over(Over.VERSION);
    } else if (!OPTIONS.every((option) => hello.options.includes(option))) {
      this.over(Over.OPTIONS);
    } else {
      this.#outbox = this.#take(authority);
      this.#window = Math.min(hello.window_bytes, MAX_WINDOW);
      this.#write({ hello_response: { signed_options: this.#options(hello) } });
      this.#state = 'RESUMING';
    }
  }

  #options({ authority, nonce }) {
    const { schema, provider, evidence, keepalive } = this.#world;
    const bytes = encode(schema, 'frontdoor.hi2.v1.StreamOptions', {
      provider,
      authority,
      protocol_version: '1.0',
      options: OPTIONS,
      nonce,
      window_bytes: this.#window,
      keepalive_idle_millis: keepalive.idle,
      keepalive_timeout_millis: keepalive.timeout,
      checkpoint_interval_millis: CHECKPOINT_INTERVAL,
    });
    return signMessage(evidence, 'evidence', 'hi2.options', bytes);
  }

  #resume(resume) {
    const next = Math.max(1, Number(resume.next_position));
    const checkpoint = Number(resume.last_checkpoint);
    if (next > this.#outbox.sentUpTo + 1 || checkpoint > this.#outbox.checkpoints) {
      this.over(Over.BEYOND);
      return;
    }
    this.#outbox.release(next, checkpoint);
    this.#outbox.uncovered().forEach((head) => this.#sent.set(head.liid, head));
    const first = this.#outbox.units[0]?.position ?? this.#outbox.nextPosition;
    this.#write({ resumed: { next_position: first } });
    this.#state = 'STREAMING';
    this.#outbox.listen(() => setImmediate(() => this.#pump()));
    this.#armCheckpoint();
    this.#pump();
  }

  #acknowledge(acknowledgement) {
    const next = Number(acknowledgement.next_position);
    const sentHere = this.#outbox.units[this.#cursor - 1]?.position;
    const most = sentHere === undefined ? this.#outbox.units[0]?.position ?? this.#outbox.nextPosition : sentHere + 1;
    if (next > most || Number(acknowledgement.last_checkpoint) > this.#outbox.checkpoints) {
      this.over(Over.BEYOND);
      return;
    }
    const before = this.#outbox.bytes;
    const released = this.#outbox.release(next, Number(acknowledgement.last_checkpoint));
    this.#cursor -= released;
    this.#onTheWay -= before - this.#outbox.bytes;
    if (released > 0 && this.#askedAt !== undefined) {
      this.#askedAt = Date.now();
    }
    this.#pump();
  }

  /** Sends what the window and the connection take. */
  #pump() {
    while (this.#state === 'STREAMING' && !this.#blocked) {
      const units = this.#nextUnits();
      if (units.length === 0) {
        return;
      }
      this.#write({ units: { units: units.map(({ position, header, ciphertext }) => ({ position, header, ciphertext })) } });
      units.forEach(({ head }) => this.#sent.set(head.liid, head));
      this.#outbox.sentUpTo = Math.max(this.#outbox.sentUpTo, units.at(-1).position);
      this.#unsigned += units.length;
      if (units.some(({ head }) => head.final) || this.#unsigned >= CHECKPOINT_UNITS) {
        this.#checkpoint();
      } else {
        this.#armCheckpoint();
      }
    }
  }

  #nextUnits() {
    const units = [];
    let bytes = 0;
    for (; this.#cursor < this.#outbox.units.length; this.#cursor++) {
      const unit = this.#outbox.units[this.#cursor];
      const fits = units.length === 0 || bytes + unit.size <= MESSAGE_BYTES;
      if (!fits || this.#onTheWay + unit.size > this.#window || units.length === 4096) {
        break;
      }
      units.push(unit);
      bytes += unit.size;
      this.#onTheWay += unit.size;
    }
    return units;
  }

  #armCheckpoint() {
    if (this.#sent.size > 0 && this.#checkpointTimer === undefined) {
      this.#checkpointTimer = setTimeout(() => this.#checkpoint(), CHECKPOINT_DELAY);
    }
  }

  /** States how far the tasks have come that moved on this stream since the last one (HI2-52, HI2-53). */
  #checkpoint() {
    clearTimeout(this.#checkpointTimer);
    this.#checkpointTimer = undefined;
    this.#unsigned = 0;
    const heads = [...this.#sent.values()];
    this.#sent.clear();
    this.#write({ checkpoint: this.#outbox.checkpoint(heads) });
  }

  #watch() {
    const now = Date.now();
    const { idle, timeout } = this.#world.keepalive;
    if (this.#state !== 'STREAMING') {
      if (now - this.#traffic > PATIENCE) {
        this.over(Over.SILENT);
      }
    } else if (this.#askedAt !== undefined) {
      if (now - this.#askedAt > timeout) {
        this.over(Over.SILENT);
      }
    } else if (now - this.#traffic >= idle) {
      this.#askedAt = now;
      this.#write({ keepalive_request: { sequence_number: this.#asked++, time_micros: this.#world.clock.micros() } });
    }
  }

  #write(response) {
    this.#traffic = Date.now();
    const bytes = encode(this.#world.schema, 'frontdoor.hi2.v1.DeliverResponse', response);
    this.#blocked = !this.#call.write(bytes);
  }

  #unblock() {
    this.#blocked = false;
    this.#pump();
  }

  #every(millis, action) {
    this.#timers.add(setInterval(action, millis));
  }

  #close(action) {
    if (this.#state === 'OVER') {
      return;
    }
    this.#state = 'OVER';
    this.#timers.forEach(clearInterval);
    clearTimeout(this.#checkpointTimer);
    action();
  }
}
