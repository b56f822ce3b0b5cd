// The options of the command line, and the provider.yaml that `frontdoor pki init` writes.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from 'js-yaml';
import { readKeyFile, readPassword } from './p12.js';
import { loadSchema } from './schema.js';
import { Trust } from './trust.js';
import { Clock } from './time.js';

const PROTOS = fileURLToPath(new URL('../../../../proto/src/main/proto', import.meta.url));

const OPTIONS = {
  config: { type: 'string' },
  port: { type: 'string' },
  'upper-tester-port': { type: 'string' },
  'keepalive-idle-millis': { type: 'string', default: '120000' },
  'keepalive-timeout-millis': { type: 'string', default: '60000' },
  protos: { type: 'string', default: PROTOS },
  'until-stdin-closes': { type: 'boolean', default: false },
};

/** Reads everything that the provider needs; throws with one sentence if it cannot be used. */
export async function readConfig(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.config === undefined) {
    throw new Error('--config: name the provider.yaml that `frontdoor pki init` has written');
  }
  const folder = path.dirname(path.resolve(values.config));
  const file = load(readFileSync(values.config, 'utf8'));
  const at = (name) => path.resolve(folder, name);
  const password = readPassword(at(file.keys.passwordFile));
  const keyFile = (name) => readKeyFile(at(file.keys[name]), password);
  const keepalive = { idle: natural(values, 'keepalive-idle-millis'), timeout: natural(values, 'keepalive-timeout-millis') };
  return {
    untilStdinCloses: values['until-stdin-closes'],
    host: file.listen?.host ?? '127.0.0.1',
    port: natural(values, 'port') ?? file.listen?.li ?? 0,
    upperTesterPort: natural(values, 'upper-tester-port'),
    tls: await keyFile('tls'),
    world: {
      schema: loadSchema(values.protos),
      trust: new Trust(at(file.trust)),
      clock: new Clock(),
      provider: { country_code: file.identity.country, unique_identifier: file.identity.id },
      signing: await keyFile('signing'),
      evidence: await keyFile('evidence'),
      accounts: new Set(),
      keepalive,
    },
  };
}

function natural(values, name) {
  const text = values[name];
  if (text !== undefined && !/^[0-9]{1,9}$/.test(text)) {
    throw new Error(`--${name}: not a whole number`);
  }
  return text === undefined ? undefined : Number(text);
}
