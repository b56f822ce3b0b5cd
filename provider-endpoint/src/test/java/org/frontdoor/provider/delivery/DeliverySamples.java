package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** Parties, keys, tasks and units for tests. */
public final class DeliverySamples {

  public static final EndpointId PROVIDER = endpoint("PROVIDE1");
  public static final EndpointId ALPHA = endpoint("AUTHOR01");
  public static final EndpointId BETA = endpoint("AUTHOR02");

  private DeliverySamples() {}

  public static EndpointId endpoint(String id) {
    return EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier(id).build();
  }

  public static LabPki pki(InstantSource clock) {
    return LabPki.create("XX", clock, new SecureRandom());
  }

  public static DeliveryKeyPair keyPair() {
    try {
      return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    } catch (SealException e) {
      throw new IllegalStateException(e);
    }
  }

  public static TaskDefinition task(EndpointId authority, String liid, DeliveryKeyPair key) {
    return new TaskDefinition(
        UUID.nameUUIDFromBytes(liid.getBytes(StandardCharsets.UTF_8)),
        liid,
        authority,
        key.publicKey(),
        false);
  }

  /** A batch that holds nothing but has a size and its place in a chain. */
  public static SpooledUnit batch(
      String liid, long position, long firstRecord, int records, int bytes) {
    UnitHeader header = UnitMaker.batch(liid, firstRecord, 1_000, 1, records);
    return unit(position, header, ByteString.copyFrom(new byte[bytes]));
  }

  public static SpooledUnit end(String liid, long position, long nextRecord) {
    return unit(position, UnitMaker.end(liid, nextRecord, 1_000, 0), ByteString.EMPTY);
  }

  private static SpooledUnit unit(long position, UnitHeader header, ByteString ciphertext) {
    ByteString bytes = header.toByteString();
    return new SpooledUnit(
        position,
        bytes,
        ciphertext,
        ChainLink.GENESIS,
        ChainLink.next(ChainLink.GENESIS, bytes, ciphertext));
  }

  /** A commit of units alone. */
  public static SpoolCommit adding(EndpointId authority, SpooledUnit... units) {
    return new SpoolCommit(
        JournalCursor.START,
        List.of(),
        Map.of(),
        Map.of(authority, LogChange.adding(List.of(units))));
  }
}
