package org.frontdoor.lab.scenarios.obs;

import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.delivery.Release;
import org.frontdoor.provider.delivery.Spool;
import org.frontdoor.provider.delivery.SpoolCommit;
import org.frontdoor.provider.delivery.SpoolSnapshot;
import org.frontdoor.provider.delivery.SpooledUnit;

/** A spool that counts its durable writes, each of which holds what was sealed since the last. */
final class CountingSpool implements Spool {

  private final Spool spool;
  private final SenderPath path;

  CountingSpool(Spool spool, SenderPath path) {
    this.spool = spool;
    this.path = path;
  }

  @Override
  public SpoolSnapshot load() {
    return spool.load();
  }

  @Override
  public void commit(SpoolCommit commit) {
    path.seal();
    path.durableWrite();
    spool.commit(commit);
  }

  @Override
  public List<SpooledUnit> read(EndpointId authority, long fromPosition, int maxBytes) {
    return spool.read(authority, fromPosition, maxBytes);
  }

  @Override
  public void release(Release release) {
    spool.release(release);
  }

  @Override
  public void claim(EndpointId authority, long throughPosition) {
    spool.claim(authority, throughPosition);
  }

  @Override
  public long bytes(EndpointId authority) {
    return spool.bytes(authority);
  }

  @Override
  public long nextCheckpoint(EndpointId authority) {
    return spool.nextCheckpoint(authority);
  }

  @Override
  public void close() {
    spool.close();
  }
}
