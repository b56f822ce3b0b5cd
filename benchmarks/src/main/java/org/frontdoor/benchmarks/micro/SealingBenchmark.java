package org.frontdoor.benchmarks.micro;

import com.google.protobuf.ByteString;
import org.frontdoor.benchmarks.yardstick.RecordForm;
import org.frontdoor.benchmarks.yardstick.SampleRecords;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A batch: serialise and seal, link, open. */
@State(Scope.Thread)
public class SealingBenchmark {

  /** Records in the batch. */
  @Param({"64", "1024"})
  public int records;

  private SampleRecords samples;
  private EpochSealer sealer;
  private EpochOpener opener;
  private byte[] plaintext;
  private ByteString header;
  private ByteString ciphertext;
  private long firstRecord;

  /** Makes a key and a sealed batch. */
  @Setup
  @Initializer
  public void prepare() throws SealException {
    Fixtures fixtures = new Fixtures();
    DeliveryKeyPair key =
        Fixtures.deliveryKey(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    sealer = EpochSealer.open(Fixtures.LIID, 1, key.publicKey(), fixtures.random());
    UnitHeader epoch =
        UnitHeader.newBuilder()
            .setKind(UnitKind.UNIT_KIND_EPOCH)
            .setLiid(Fixtures.LIID)
            .setEpoch(1)
            .setEpochDetail(sealer.detail())
            .build();
    opener = EpochOpener.open(epoch, key);
    samples = SampleRecords.of(RecordForm.usual());
    plaintext = samples.batch(records).toByteArray();
    firstRecord = 1;
    header = Fixtures.batchHeader(firstRecord, records);
    ciphertext = sealer.seal(header, firstRecord, plaintext);
  }

  /** Writes the records as bytes. */
  @Benchmark
  public byte[] serialise() {
    return samples.batch(records).toByteArray();
  }

  /** Seals the bytes; the number is a nonce, so it is a new one each time. */
  @Benchmark
  public ByteString seal() {
    firstRecord += records;
    return sealer.seal(header, firstRecord, plaintext);
  }

  /** Links the sealed batch to the chain of its task. */
  @Benchmark
  public ByteString link() {
    return ChainLink.next(ChainLink.GENESIS, header, ciphertext);
  }

  /** Opens it again. */
  @Benchmark
  public byte[] open() throws SealException {
    return opener.open(header, 1, ciphertext);
  }
}
