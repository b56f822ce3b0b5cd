// One case for each rule of proto/spec/strict-parsing.md, on the bytes of a Hello, a Header or a message around them.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { encode } from '../encode.js';
import { loadSchema } from '../schema.js';
import { Malformed, parse } from '../strict.js';

const HELLO = 'frontdoor.hi2.v1.Hello';
const VERSION = 'frontdoor.hi1.v1.Version';
const TIME = 'google.protobuf.Timestamp';
const proto = process.env.FRONTDOOR_PROTO ?? fileURLToPath(new URL('../../../../../proto', import.meta.url));
const schema = loadSchema(path.join(proto, 'src/main/proto'));
const authority = { country_code: 'XX', unique_identifier: 'AUTH0001' };
const hello = encode(schema, HELLO, { authority, protocol_version: '1.0', options: [1, 2, 3], window_bytes: 65_536, nonce: Buffer.alloc(16) });

function refuses(name, bytes, rule, path) {
  test(`${rule} at "${path}"`, () => {
    assert.throws(() => parse(schema, name, bytes, 4_096), (e) => {
      assert.ok(e instanceof Malformed);
      assert.deepEqual([e.rule, e.path], [rule, path]);
      return true;
    });
  });
}

const hex = (text) => Buffer.from(text, 'hex');
const after = (text) => Buffer.concat([hello, hex(text)]);

test('what was written is read', () => {
  const read = parse(schema, HELLO, hello, 4_096);
  assert.deepEqual(read.authority, authority);
  assert.deepEqual(read.options, [1, 2, 3]);
});

refuses(HELLO, Buffer.alloc(4_097), 'limit.bytes', '');
refuses(HELLO, hello.subarray(0, hello.length - 1), 'wire.malformed', 'nonce');
refuses(HELLO, after('00'), 'wire.malformed', '');
refuses(HELLO, after('f80101'), 'wire.unknown_field', '');
refuses(HELLO, hex('0800'), 'wire.type', 'authority');
refuses(HELLO, after('2000'), 'wire.duplicate', 'window_bytes');
refuses('frontdoor.hi2.v1.DeliverRequest', hex('12002200'), 'wire.oneof', 'keepalive_request');
refuses(HELLO, hex('1800'), 'wire.enum', 'options[0]');
refuses(HELLO, hex('1863'), 'wire.enum', 'options[0]');
refuses(HELLO, hex('20808000'), 'wire.varint', 'window_bytes');
refuses(HELLO, hex('208080808010'), 'wire.varint', 'window_bytes');
refuses(VERSION, hex('1201ff'), 'wire.utf8', 'national_profile_owner');
refuses(TIME, encode(schema, TIME, { seconds: 253_402_300_800n, nanos: 0 }), 'time.range', '');
refuses(TIME, encode(schema, TIME, { seconds: 0n, nanos: 1 }), 'time.microseconds', '');
refuses(HELLO, hello.subarray(0, hello.length - 18), 'bytes.len', 'nonce');
refuses(VERSION, hex('0a0276311201581a0131'), 'string.pattern', 'etsi_version');
refuses('frontdoor.hi2.v1.DeliverRequest', Buffer.alloc(0), 'required', 'message');
