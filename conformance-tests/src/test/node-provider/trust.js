// Who is trusted for which role in which country, and whether a chain of certificates leads to them.

import { verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as pkijs from 'pkijs';
import { Certificate, ECDSA_SHA256, ED25519, Untrusted } from './certificate.js';
import { isDer, raw, decode } from './der.js';

const REALMS = {
  judge: 'criminal',
  prosecutor: 'criminal',
  authority: 'criminal',
  provider: 'service',
  evidence: 'service',
  timestamp: 'timestamp',
  tester: 'test',
};
const MAX_CHAIN = 4;

/** A directory `<role>/<country>/` with `ca.pem` and `ca.crl`; read once. */
export class Trust {
  #anchors = new Map();

  constructor(folder) {
    for (const role of directories(folder).filter((name) => name in REALMS)) {
      for (const country of directories(path.join(folder, role))) {
        this.#anchors.set(`${role}/${country}`, readIssuers(path.join(folder, role, country)));
      }
    }
  }

  /** The issuers' certificates of some roles, as PEM. */
  issuersOf(roles) {
    return [...this.#anchors]
      .filter(([key]) => roles.includes(key.split('/')[0]))
      .flatMap(([, issuers]) => issuers.map((issuer) => issuer.certificate.x509.toString()));
  }

  /**
   * Checks a chain.
   *
   * @param chain DER, the owner's certificate first, without the anchor
   * @param asked roles: accepted roles; use: what the key is for; at: time of validity, now: time of revocation, in ms
   * @returns role, realm, country, id, publicKey, certificate of the owner
   * @throws Untrusted with the reason
   */
  check(chain, asked) {
    if (chain.length === 0 || chain.length > MAX_CHAIN) {
      throw new Untrusted('malformed');
    }
    const path = chain.map((der) => new Certificate(der));
    const [own] = path;
    const identity = own.identity();
    demand(asked.roles.includes(identity.role), 'wrong_role');
    demand(REALMS[identity.role] === identity.realm, 'wrong_realm');
    const issuers = this.#anchors.get(`${identity.role}/${identity.country}`);
    demand(issuers !== undefined, 'wrong_country');
    own.requireUse(asked.use);
    const top = path.at(-1);
    const issuer = issuers.find((one) => issued(one.certificate, top));
    demand(issuer !== undefined, 'unknown_issuer');
    checkPath([...path, issuer.certificate], asked.at);
    checkRevocation(path, issuer, asked.now);
    return { ...identity, publicKey: own.publicKey, certificate: own };
  }
}

function checkPath(path, at) {
  path.forEach((certificate, index) => {
    certificate.requireAlgorithms();
    certificate.requireValidAt(at);
    if (index === 0) {
      return;
    }
    const below = path[index - 1];
    demand(issued(certificate, below), 'bad_path');
    const length = certificate.pathLength();
    demand(length !== undefined && length >= index - 1, 'bad_path');
    demand(path.slice(0, index).every((one) => certificate.permits(one.subject)), 'name_constraint');
  });
}

/** SIG-07. Only the anchors' own lists are on disk, so whatever an intermediate issued cannot be shown to be good. */
function checkRevocation(path, issuer, now) {
  demand(path.length === 1, 'revocation_unknown');
  const list = issuer.revocations;
  demand(list !== undefined && list.from <= now && now < list.until, 'revocation_unknown');
  demand(!list.serials.has(path[0].serial.toString('hex')), 'revoked');
}

function issued(issuer, certificate) {
  return issuer.subject.equals(certificate.issuer) && certificate.x509.verify(issuer.publicKey);
}

function readIssuers(folder) {
  const pem = path.join(folder, 'ca.pem');
  if (!existsSync(pem)) {
    return [];
  }
  const list = path.join(folder, 'ca.crl');
  const crl = existsSync(list) ? readFileSync(list, 'utf8') : '';
  return blocks(readFileSync(pem, 'utf8'), 'CERTIFICATE').map((der) => {
    const certificate = new Certificate(der);
    const lists = blocks(crl, 'X509 CRL').map((one) => readList(one, certificate));
    return { certificate, revocations: lists.find((one) => one !== undefined) };
  });
}

/** A list that is complete and signed by the issuer; undefined for any other. */
function readList(der, issuer) {
  if (!isDer(der)) {
    return undefined;
  }
  const list = pkijs.CertificateRevocationList.fromBER(der);
  const name = raw(decode(der).valueBlock.value[0].valueBlock.value[2]);
  const complete = !list.crlExtensions?.extensions.some((extension) => extension.critical);
  const algorithm = list.signatureAlgorithm.algorithmId;
  const digest = algorithm === ECDSA_SHA256 ? 'sha256' : algorithm === ED25519 ? null : undefined;
  const signature = Buffer.from(list.signatureValue.valueBlock.valueHexView);
  const genuine = digest !== undefined && verify(digest, Buffer.from(list.tbsView), issuer.publicKey, signature);
  if (!genuine || !complete || !name.equals(issuer.subject) || list.nextUpdate === undefined) {
    return undefined;
  }
  const serials = (list.revokedCertificates ?? []).map((entry) =>
    Buffer.from(entry.userCertificate.valueBlock.valueHexView).toString('hex'));
  return {
    from: list.thisUpdate.value.getTime(),
    until: list.nextUpdate.value.getTime(),
    serials: new Set(serials),
  };
}

function blocks(pem, label) {
  const pattern = new RegExp(`-----BEGIN ${label}-----([^-]*)-----END ${label}-----`, 'g');
  return [...pem.matchAll(pattern)].map((match) => Buffer.from(match[1], 'base64'));
}

function directories(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

function demand(holds, reason) {
  if (!holds) {
    throw new Untrusted(reason);
  }
}
