#!/usr/bin/env python3
"""Makes the known-answer vectors of HI-2 beside this file, independently of the Java code.

Written from proto/spec/hi2.md alone, with hashlib and pyca/cryptography (48 or newer). Encapsulation
and signing keys are random where the construction is, so a second run gives other, equally good
vectors; the files in the repository were made once.
"""
import hashlib
import json
import pathlib
import struct

from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = pathlib.Path(__file__).parent
ZERO = bytes(32)


def sha256(data):
    return hashlib.sha256(data).digest()


def label(text):
    return text.encode("ascii") + b"\0"


def counted(data):
    return struct.pack(">I", len(data)) + data


# --- as much of protobuf's wire format as the headers need


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def number(field, value):
    return varint(field << 3) + varint(value) if value else b""


def data(field, value):
    value = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(value)) + value


def header(kind, liid, first, epoch=0, count=0, time=0, detail=b""):
    return (
        number(1, kind) + data(2, liid) + number(3, epoch) + number(4, first)
        + number(5, count) + number(6, time) + detail
    )


def endpoint(country, identifier):
    return data(1, country) + data(2, identifier)


# --- the constructions


def link(previous, head, ciphertext):
    return sha256(label("frontdoor.hi2.chain.v1") + previous + counted(head) + counted(ciphertext))


def info(liid, epoch, suite):
    return (
        label("frontdoor.hi2.epoch.v1") + counted(liid.encode())
        + struct.pack(">Q", epoch) + struct.pack(">I", suite)
    )


def commitment(key, liid, epoch):
    return sha256(
        label("frontdoor.hi2.commit.v1") + key + counted(liid.encode()) + struct.pack(">Q", epoch)
    )


def nonce(first_record):
    return bytes(4) + struct.pack(">Q", first_record)


def seal(key, head, first_record, plaintext):
    return AESGCM(key).encrypt(nonce(first_record), plaintext, head)


def tree(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + tree(leaves[:k]) + tree(leaves[k:]))


def path(index, leaves):
    if len(leaves) <= 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if index < k:
        return path(index, leaves[:k]) + [tree(leaves[k:])]
    return path(index - k, leaves[k:]) + [tree(leaves[:k])]


def signing_input(role, realm, purpose, message):
    parts = [role.encode(), realm.encode(), purpose.encode(), message]
    return label("frontdoor.signature.v1") + b"".join(counted(part) for part in parts)


# --- keys


def x25519_pair(seed):
    private = x25519.X25519PrivateKey.from_private_bytes(seed)
    raw = private.public_key().public_bytes_raw()
    return seed, raw, private.public_key()


def xwing_pair(seed):
    expanded = hashlib.shake_256(seed).digest(96)
    kem = mlkem.MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
    dh = x25519.X25519PrivateKey.from_private_bytes(expanded[64:])
    raw = kem.public_key().public_bytes_raw() + dh.public_key().public_bytes_raw()
    return seed, raw, hpke.MLKEM768X25519PrivateKey(kem, dh).public_key()


SUITES = {
    1: (hpke.KEM.MLKEM768_X25519, xwing_pair),
    2: (hpke.KEM.X25519, x25519_pair),
}


def encapsulate(suite, public, key, context):
    kem, _ = SUITES[suite]
    return hpke.Suite(kem, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM).encrypt(key, public, context)


# --- the files


def hexed(value):
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {k: hexed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [hexed(v) for v in value]
    return value


def write(name, what, vectors):
    text = json.dumps({"what": what, "vectors": hexed(vectors)}, indent=1)
    (HERE / name).write_text(text + "\n")


def chain_vectors():
    previous, out = ZERO, []
    for head, ciphertext in [(b"", b""), (b"header", b""), (b"header", b"ciphertext"),
                             (b"headerciphertext", b""), (bytes(8192), bytes(range(256)))]:
        after = link(previous, head, ciphertext)
        out.append({"previous": previous, "header": head, "ciphertext": ciphertext, "link": after})
        previous = after
    return out


def merkle_vectors():
    leaves = [bytes.fromhex(x) for x in ("", "00", "10", "2021", "3031", "40414243",
                                         "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
    return [
        {"leaves": leaves[:n], "root": tree(leaves[:n]),
         "paths": [path(i, leaves[:n]) for i in range(n)]}
        for n in range(len(leaves) + 1)
    ]


def epoch_vectors():
    out = []
    for suite, (_, pair) in SUITES.items():
        for epoch, liid in [(1, "LIID-0001"), (2**40, "x" * 25)]:
            private, raw, public = pair(sha256(f"delivery key {suite} {epoch}".encode()))
            key = sha256(f"epoch key {suite} {epoch}".encode())
            out.append({
                "suite": suite, "liid": liid, "epoch": epoch,
                "private_key": private, "public_key": raw, "delivery_key_id": sha256(raw),
                "epoch_key": key, "info": info(liid, epoch, suite),
                "key_commitment": commitment(key, liid, epoch),
                "encapsulated_key": encapsulate(suite, public, key, info(liid, epoch, suite)),
            })
    return out


def batch_vectors():
    key, out = sha256(b"batch key"), []
    for first, text in [(0, b""), (1, b"records"), (2**32, bytes(1000)), (2**63 - 2, b"last")]:
        head = header(3, "LIID-0001", first, epoch=1, count=1, time=1_000_000)
        out.append({
            "epoch_key": key, "header": head, "first_record": str(first), "nonce": nonce(first),
            "plaintext": text, "ciphertext": seal(key, head, first, text),
        })
    return out


def signature_vectors():
    out = []
    for role, realm, purpose, message in [
            ("KEY_ROLE_AUTHORITY", "criminal", "hi1.message", b"a message"),
            ("KEY_ROLE_EVIDENCE", "service", "hi2.checkpoint", b"a checkpoint"),
            ("KEY_ROLE_EVIDENCE", "service", "hi2.options", b"")]:
        seed = sha256(purpose.encode())
        private = ed25519.Ed25519PrivateKey.from_private_bytes(seed)
        signed = signing_input(role, realm, purpose, message)
        out.append({
            "role": role, "realm": realm, "purpose": purpose, "message": message,
            "signing_input": signed, "ed25519_seed": seed,
            "ed25519_public_key": private.public_key().public_bytes(
                serialization.Encoding.Raw, serialization.PublicFormat.Raw),
            "ed25519_signature": private.sign(signed),
        })
    return out


def delivery_vectors():
    """A whole delivery: START, EPOCH, BATCH, a gap for one dropped batch, BATCH, gap of the journal, END."""
    liid, suite, key = "LIID-0001", 2, sha256(b"delivery epoch key")
    private, raw, public = x25519_pair(sha256(b"delivery key of the delivery"))
    start = data(7, data(1, "00000000-0000-4000-8000-000000000001")
                 + data(2, endpoint("XX", "AUTHOR01")) + data(3, endpoint("XX", "PROVID01")))
    epoch = data(8, number(1, suite)
                 + data(2, encapsulate(suite, public, key, info(liid, 1, suite)))
                 + data(3, commitment(key, liid, 1)) + data(4, sha256(raw)))

    def record(kind, event, sequence, content, party, cin=None):
        return data(5, number(1, kind) + (varint(2 << 3) + varint(cin) if cin else b"")
                    + number(3, sequence) + number(4, 1_000_000 + sequence) + number(5, event)
                    + number(10, content) + number(11, party))

    def batch(*records):
        return data(1, liid) + data(2, "XX") + data(3, "PROVID01") + data(4, "XX") + b"".join(records)

    plain = [
        batch(record(5, 8, 0, 1, 4), record(1, 1, 0, 1, 1, cin=1)),
        batch(record(2, 3, 1, 2, 1, cin=1)),
        batch(record(3, 2, 2, 1, 1, cin=1), record(4, 5, 0, 1, 1)),
    ]
    units, head = [], ZERO

    def add(position, bytes_, ciphertext=b"", sent=True):
        nonlocal head
        before, head = head, link(head, bytes_, ciphertext)
        if sent:
            units.append({"position": position, "header": bytes_, "ciphertext": ciphertext, "link": head})
        return before

    def sealed(position, first, count, plaintext, sent=True):
        bytes_ = header(3, liid, first, epoch=1, count=count, time=1_000_000)
        return add(position, bytes_, seal(key, bytes_, first, plaintext), sent)

    add(1, header(1, liid, 0, time=1_000_000, detail=start))
    add(2, header(2, liid, 0, epoch=1, time=1_000_000, detail=epoch))
    sealed(3, 0, 2, plain[0])
    before = sealed(4, 2, 1, plain[1], sent=False)
    gap = header(4, liid, 2, count=1, time=1_000_000,
                 detail=data(9, number(1, 1) + data(2, before) + data(3, head)))
    units.append({"position": 4, "header": gap, "ciphertext": b"", "link": head})
    sealed(5, 3, 2, plain[2])
    journal = header(4, liid, 5, time=1_000_000,
                     detail=data(9, number(1, 2) + data(2, head) + data(3, head) + number(4, 7)))
    add(6, journal)
    add(7, header(5, liid, 5, time=1_000_000, detail=data(10, number(1, 1))))
    leaf = data(1, liid) + number(2, 5) + data(3, head) + number(4, 1) + number(5, 1)
    other = data(1, "LIID-0002") + number(2, 3) + data(3, sha256(b"another chain"))
    body = (data(1, endpoint("XX", "PROVID01")) + data(2, endpoint("XX", "AUTHOR01")) + number(3, 1)
            + number(4, 1_000_000) + data(5, tree([leaf, other])) + number(6, 2))
    return [{
        "private_key": private, "public_key": raw, "epoch_key": key, "units": units,
        "plaintexts": [plain[0], plain[2]],
        "leaves": [leaf, other], "path": path(0, [leaf, other]), "checkpoint_body": body,
    }]


write("chain.json", "hi2.md, Chain: links, each after the one before", chain_vectors())
write("merkle.json", "hi2.md, Checkpoints: RFC 6962 trees of the reference leaves", merkle_vectors())
write("epoch.json", "hi2.md, Sealing: epoch keys, their commitment and encapsulation", epoch_vectors())
write("batch.json", "hi2.md, Sealing: batches under an epoch key", batch_vectors())
write("signature.json", "signature.proto: signing inputs and Ed25519 signatures", signature_vectors())
write("delivery.json", "hi2.md: a whole delivery with both kinds of gap, and its checkpoint",
      delivery_vectors())
