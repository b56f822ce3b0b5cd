package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;

/** A piece of a delivery with windows of integrity, after TS 102 232-1 clause 7.2. */
sealed interface WindowPiece {

  /**
   * A record.
   *
   * @param number counts from 0
   * @param millis when it was sent
   * @param payload what it says
   */
  record Pdu(long number, long millis, ByteString payload) implements WindowPiece {}

  /**
   * A hash over the records of a window.
   *
   * @param number counts from 0
   * @param pdus how many records the window has
   * @param digest over them
   */
  record Hash(long number, int pdus, ByteString digest) implements WindowPiece {}

  /**
   * A signature over the hashes since the last.
   *
   * @param number counts from 0
   * @param hashes how many hashes it covers
   * @param value the signature
   */
  record Signature(long number, int hashes, ByteString value) implements WindowPiece {}
}
