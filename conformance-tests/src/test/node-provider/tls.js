// TLS 1.3 with certificates on both sides (signatures.md, part 4). The peer is verified here, at each handshake and by
// the same rules as any signer; gRPC then runs over the connection.

import tls from 'node:tls';
import { ServerCredentials } from '@grpc/grpc-js';
import { Untrusted } from './certificate.js';

const HANDSHAKE_MILLIS = 10_000;

/**
 * Opens a port.
 *
 * @param server a grpc-js server
 * @param own key and chain
 * @param trust whom to trust
 * @param roles which peers are let in
 * @param place host and port; port 0 takes any that is free
 * @returns port, peerOf (from a call to the peer's identity) and close
 */
export function listen(server, own, trust, roles, { host, port }) {
  const peers = new Map();
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const listener = tls.createServer({
    key: own.key.export({ format: 'pem', type: 'pkcs8' }),
    cert: own.chain.map(pem).join('\n'),
    ca: trust.issuersOf(roles),
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
    ALPNProtocols: ['h2'],
    handshakeTimeout: HANDSHAKE_MILLIS,
  });
  listener.on('secureConnection', (socket) => {
    const peer = verified(socket, trust, roles);
    if (peer === undefined || socket.alpnProtocol !== 'h2') {
      socket.destroy();
      return;
    }
    const key = socket.getPeerX509Certificate().fingerprint256;
    peers.set(key, peer);
    injector.injectConnection(socket);
  });
  listener.on('tlsClientError', (error, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => resolve({
      port: listener.address().port,
      peerOf: (call) => peers.get(call.getAuthContext().sslPeerCertificate?.fingerprint256),
      close: () => listener.close(),
    }));
  });
}

function verified(socket, trust, roles) {
  try {
    const now = Date.now();
    return trust.check(chainOf(socket), { roles, use: 'client', at: now, now });
  } catch (e) {
    if (e instanceof Untrusted) {
      return undefined;
    }
    throw e;
  }
}

/** The certificates that the peer sent, up to but not including a self-signed one. */
function chainOf(socket) {
  const chain = [];
  for (let one = socket.getPeerCertificate(true); one?.raw; one = one.issuerCertificate) {
    if (one.issuerCertificate === one) {
      break;
    }
    chain.push(one.raw);
  }
  return chain;
}

function pem(der) {
  const lines = der.toString('base64').match(/.{1,64}/g);
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
}
