// HI-1: one signed message in, one signed answer out. The order at the door: size, signature over the received bytes,
// signer equal to peer, shape, header, then the actions (hi1.md, section 1).

import { randomUUID } from 'node:crypto';
import { Untrusted } from './certificate.js';
import { sha256 } from './cms.js';
import { encode } from './encode.js';
import { Refused, errorInformation, malformed, untrusted } from './errors.js';
import { PROFILE } from './profile.js';
import { checkRules } from './rules.js';
import { signMessage, verifySigned } from './signed.js';
import { sameParty } from './status.js';
import { Malformed, parse, parseField, parseForm } from './strict.js';
import { toMicros, toTimestamp } from './time.js';

const MAX_MESSAGE = 1_048_576;
const MAX_REQUEST = 4 * 1024 * 1024;
const FIVE_MINUTES = 300_000_000n;
const REMEMBERED = 2n * FIVE_MINUTES + 60_000_000n;
const UNKNOWN = { country_code: 'ZZ', unique_identifier: 'UNKNOWN' };
const VERSION = { etsi_version: 'V1.23.1', national_profile_owner: PROFILE.owner, national_profile_version: PROFILE.version };

/** A message that is refused as a whole; nothing of it was done. */
class WholeMessage extends Error {
  constructor(information) {
    super(information.rule);
    this.information = information;
  }
}

export class Exchange {
  #world;
  #register;
  #interception;
  #transactions = new Map();

  /** @param world schema, trust, clock, provider, signing (key and chain) */
  constructor(world, register, interception) {
    this.#world = world;
    this.#register = register;
    this.#interception = interception;
  }

  /**
   * Answers one message.
   *
   * @param peer identity of the TLS peer
   * @param request bytes of an ExchangeRequest
   * @returns bytes of an ExchangeResponse
   */
  answer(peer, request) {
    let header = { sender: UNKNOWN, transaction_identifier: randomUUID(), version: VERSION };
    try {
      const signed = this.#verified(peer, request);
      header = this.#header(signed.message, peer) ?? header;
      return this.#once(this.#parsed(signed.message), signed.message, peer);
    } catch (e) {
      if (!(e instanceof WholeMessage)) {
        throw e;
      }
      return this.#signed(header, { top_level_error: e.information });
    }
  }

  #verified(peer, request) {
    const { schema, trust, clock } = this.#world;
    try {
      const { signed_message: signed } = parseForm(schema, 'frontdoor.hi1.v1.ExchangeRequest', request, MAX_REQUEST);
      refuseIf(signed === undefined, malformed('required', 'signed_message'));
      refuseIf(signed.message.length > MAX_MESSAGE, errorInformation('hi1.message.size'));
      refuseIf(signed.signatures.length === 0, untrusted('no_signature'));
      refuseIf(signed.signatures.length > 1, untrusted('several_signatures'));
      checkRules(schema, schema.type('frontdoor.common.v1.SignedMessage'), signed, 'signed_message');
      const signer = verifySigned(signed, { trust, role: 'authority', purpose: 'hi1.message', now: clock.millis() });
      refuseIf(signer.country !== peer.country || signer.id !== peer.id, errorInformation('hi1.header.sender'));
      return signed;
    } catch (e) {
      throw whole(e);
    }
  }

  /** The header, if it can be read by itself and names who signed (HI1-04); the rest may be malformed. */
  #header(bytes, peer) {
    try {
      const header = parseField(this.#world.schema, 'frontdoor.hi1.v1.Hi1Message', 'header', bytes, MAX_MESSAGE);
      const { country_code: country, unique_identifier: id } = header.sender;
      return country === peer.country && id === peer.id ? header : undefined;
    } catch {
      return undefined;
    }
  }

  #parsed(bytes) {
    try {
      return parse(this.#world.schema, 'frontdoor.hi1.v1.Hi1Message', bytes, MAX_MESSAGE);
    } catch (e) {
      throw whole(e);
    }
  }

  /** HI1-05: the same identifier with the same bytes is executed once and answered alike. */
  #once(message, bytes, peer) {
    const { header } = message;
    this.#checkParties(header, peer);
    this.#checkHeader(header);
    refuseIf(message.request === undefined, errorInformation('hi1.message.request', 'response'));
    const key = `${peer.country}/${peer.id}/${header.transaction_identifier}`;
    const digest = sha256(bytes);
    const before = this.#transactions.get(key);
    refuseIf(before && !before.digest.equals(digest), errorInformation('hi1.header.transaction', 'header.transaction_identifier'));
    if (before) {
      return before.answer;
    }
    const answer = this.#executed(header, message.request.action_requests);
    this.#remember(key, { digest, answer, at: this.#world.clock.micros() });
    return answer;
  }

  #checkParties(header, peer) {
    const { country_code: country, unique_identifier: id } = header.sender;
    refuseIf(country === UNKNOWN.country_code || id === UNKNOWN.unique_identifier,
      errorInformation('hi1.header.sender.reserved', 'header.sender'));
    refuseIf(country !== peer.country || id !== peer.id, errorInformation('hi1.header.sender', 'header.sender'));
    refuseIf(!sameParty(header.receiver, this.#world.provider), errorInformation('hi1.header.receiver', 'header.receiver'));
  }

  #checkHeader(header) {
    const distance = toMicros(header.timestamp) - this.#world.clock.micros();
    refuseIf(distance > FIVE_MINUTES || distance < -FIVE_MINUTES, errorInformation('hi1.header.timestamp', 'header.timestamp'));
    const { etsi_version: etsi, national_profile_owner: owner, national_profile_version: version } = header.version;
    const [first, second] = etsi.slice(1).split('.').map(Number);
    refuseIf(first !== 1 || second > 23, errorInformation('hi1.header.version', 'header.version.etsi_version'));
    refuseIf(owner !== PROFILE.owner || version !== PROFILE.version, errorInformation('hi1.header.profile', 'header.version'));
  }

  #executed(header, actions) {
    const identifiers = actions.map((action) => action.action_identifier);
    const place = 'request.action_requests';
    refuseIf(new Set(identifiers).size !== identifiers.length, errorInformation('hi1.actions.duplicate', place));
    refuseIf(identifiers.some((id, index) => id !== index), errorInformation('hi1.actions.order', place));
    const undo = this.#register.snapshot();
    const failed = new Set();
    try {
      const results = actions.map((action, index) => this.#one(action, `${place}[${index}]`, header.sender, failed));
      const answer = this.#signed(header, { action_responses: { action_responses: results } });
      refuseIf(answer.length > MAX_MESSAGE, errorInformation('hi1.answer.size'));
      this.#interception.settle();
      return answer;
    } catch (e) {
      undo();
      throw e;
    }
  }

  #one(action, path, sender, failed) {
    const { action_identifier: identifier } = action;
    try {
      return { action_identifier: identifier, ...this.#act(action, path, sender, failed) };
    } catch (e) {
      if (!(e instanceof Refused)) {
        throw e;
      }
      if (action.create && e.information.rule !== 'hi1.create.exists') {
        failed.add(action.create.object.object_identifier);
      }
      return { action_identifier: identifier, error: e.information };
    }
  }

  #act(action, path, sender, failed) {
    if (action.get) {
      const { identifier } = action.get;
      return { get: { object: this.#register.get(identifier, `${path}.get.identifier`, sender) } };
    }
    if (action.create) {
      const { object } = action.create;
      return { create: result(this.#register.create(object, `${path}.create.object`, sender, failed)) };
    }
    if (action.update) {
      const { object } = action.update;
      return { update: result(this.#register.update(object, `${path}.update.object`, sender, failed)) };
    }
    refuseAction(action.deliver, 'hi1.deliver.direction', `${path}.deliver`);
    throw new Refused('hi1.feature', action.list ? `${path}.list` : `${path}.get_csp_config`);
  }

  #signed(header, outcome) {
    const { schema, clock, provider, signing } = this.#world;
    const answer = {
      header: { ...header, receiver: provider, timestamp: toTimestamp(clock.micros()) },
      response: outcome,
    };
    const bytes = encode(schema, 'frontdoor.hi1.v1.Hi1Message', answer);
    const signed = signMessage(signing, 'provider', 'hi1.message', bytes);
    return encode(schema, 'frontdoor.hi1.v1.ExchangeResponse', { signed_message: signed });
  }

  #remember(key, transaction) {
    this.#transactions.set(key, transaction);
    for (const [old, { at }] of this.#transactions) {
      if (at > transaction.at - REMEMBERED) {
        break;
      }
      this.#transactions.delete(old);
    }
  }
}

function result(object) {
  return { identifier: object.object_identifier, object };
}

function whole(e) {
  if (e instanceof Malformed) {
    return new WholeMessage(malformed(e.rule, e.path));
  }
  return e instanceof Untrusted ? new WholeMessage(untrusted(e.reason)) : e;
}

function refuseIf(wrong, information) {
  if (wrong) {
    throw new WholeMessage(information);
  }
}

function refuseAction(wrong, rule, field) {
  if (wrong) {
    throw new Refused(rule, field);
  }
}
