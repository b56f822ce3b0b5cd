// A second, minimal provider, written from the protocol text alone.

import { Server, status } from '@grpc/grpc-js';
import { readConfig } from './config.js';
import { Delivery } from './delivery.js';
import { Exchange } from './exchange.js';
import { Interception } from './interception.js';
import { Outboxes } from './outbox.js';
import { Register } from './register.js';
import { listen } from './tls.js';
import { Status, UpperTester } from './uppertester.js';

const SETTLE_MILLIS = 100;
const raw = { requestSerialize: Buffer.from, requestDeserialize: Buffer.from, responseSerialize: Buffer.from, responseDeserialize: Buffer.from };

async function main() {
  const config = await readConfig(process.argv.slice(2));
  const { world } = config;
  const outboxes = new Outboxes(world);
  const register = new Register(world);
  const interception = new Interception(world, register, outboxes);
  const delivery = new Delivery(world, outboxes);
  const li = await openLi(config, new Exchange(world, register, interception), delivery);
  const ready = { ready: true, li: li.port };
  if (config.upperTesterPort !== undefined) {
    ready.upperTester = (await openUpperTester(config, new UpperTester(world, interception, outboxes))).port;
  }
  setInterval(() => interception.settle(), SETTLE_MILLIS);
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  const stop = () => {
    delivery.stop();
    setTimeout(() => process.exit(0), 100);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (config.untilStdinCloses) {
    process.stdin.on('end', stop).on('close', stop).resume();
  }
}

async function openLi(config, exchange, delivery) {
  const server = new Server();
  const peerOf = (call) => port.peerOf(call);
  server.addService(
    { exchange: method('/frontdoor.hi1.v1.TaskingService/Exchange', false) },
    { exchange: (call, done) => unary(done, () => exchange.answer(peerOf(call), call.request)) },
  );
  server.addService(
    { deliver: method('/frontdoor.hi2.v1.DeliveryService/Deliver', true) },
    { deliver: (call) => delivery.open(call, peerOf(call)) },
  );
  const port = await listen(server, config.tls, config.world.trust, ['authority'], config);
  return port;
}

function openUpperTester(config, tester) {
  const server = new Server();
  server.addService(
    {
      createAccounts: method('/frontdoor.uppertester.v1.UpperTesterService/CreateAccounts', false),
      injectMessages: method('/frontdoor.uppertester.v1.UpperTesterService/InjectMessages', false),
    },
    {
      createAccounts: (call, done) => unary(done, () => tester.createAccounts(call.request)),
      injectMessages: (call, done) => unary(done, () => tester.injectMessages(call.request)),
    },
  );
  return listen(server, config.tls, config.world.trust, ['tester'], { host: config.host, port: config.upperTesterPort });
}

function method(path, streams) {
  return { path, requestStream: streams, responseStream: streams, ...raw };
}

/** Answers a call; what is unforeseen is told to nobody but the log. */
function unary(done, answer) {
  try {
    done(null, answer());
  } catch (e) {
    if (e instanceof Status) {
      done({ code: e.code, details: e.details });
      return;
    }
    process.stderr.write(`${e.stack}\n`);
    done({ code: status.INTERNAL, details: 'an internal failure' });
  }
}

main().catch((e) => {
  process.stderr.write(`${e.message}\n`);
  process.exit(78);
});
