// The upper tester: accounts and messages. What else it could do is answered as not implemented.

import { randomBytes } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { encode } from './encode.js';
import { isAccountName } from './profile.js';
import { Malformed, parse } from './strict.js';

const MAX_REQUEST = 4 * 1024 * 1024;

/** A call that is refused, with its gRPC status. */
export class Status extends Error {
  constructor(code, details) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

export class UpperTester {
  #world;
  #interception;
  #outboxes;
  #taken = 0;

  /** @param world schema and accounts (a Set) */
  constructor(world, interception, outboxes) {
    this.#world = world;
    this.#interception = interception;
    this.#outboxes = outboxes;
  }

  createAccounts(bytes) {
    const { account_ids: wanted } = this.#parse('CreateAccountsRequest', bytes);
    refuseUnless(wanted.every(isAccountName), 'account_ids: not the identifier of an account');
    const fresh = new Set(wanted.filter((account) => !this.#world.accounts.has(account)));
    fresh.forEach((account) => this.#world.accounts.add(account));
    this.#interception.settle();
    return this.#encode('CreateAccountsResponse', { created: fresh.size });
  }

  injectMessages(bytes) {
    const { messages } = this.#parse('InjectMessagesRequest', bytes);
    const { accounts } = this.#world;
    const known = messages.every(({ sender, recipient }) => accounts.has(sender) && accounts.has(recipient));
    refuseUnless(known, 'messages: sender and recipient must be accounts that exist');
    if (this.#outboxes.full()) {
      throw new Status(status.RESOURCE_EXHAUSTED, 'an authority has not fetched what is there; try again later');
    }
    this.#interception.take(messages.map((message) => ({ ...message, identifier: randomBytes(16) })));
    this.#taken += messages.length;
    return this.#encode('InjectMessagesResponse', { next_offset: this.#taken });
  }

  #parse(name, bytes) {
    try {
      return parse(this.#world.schema, `frontdoor.uppertester.v1.${name}`, bytes, MAX_REQUEST);
    } catch (e) {
      throw e instanceof Malformed ? new Status(status.INVALID_ARGUMENT, `${e.path}: ${e.rule}`) : e;
    }
  }

  #encode(name, message) {
    return encode(this.#world.schema, `frontdoor.uppertester.v1.${name}`, message);
  }
}

function refuseUnless(holds, details) {
  if (!holds) {
    throw new Status(status.INVALID_ARGUMENT, details);
  }
}
