package org.frontdoor.protocol.tlog;

/** What a key of signed notes is for; part of its key identifier, so that uses do not mix. */
public enum NoteKeyUse {
  /** Signs the notes of a log (C2SP signed-note, Ed25519). */
  LOG(0x01),
  /** Cosigns the checkpoints of logs, with a time (C2SP tlog-cosignature, cosignature/v1). */
  WITNESS(0x04);

  private final byte type;

  NoteKeyUse(int type) {
    this.type = (byte) type;
  }

  /** The signature type of C2SP signed-note. */
  byte type() {
    return type;
  }
}
