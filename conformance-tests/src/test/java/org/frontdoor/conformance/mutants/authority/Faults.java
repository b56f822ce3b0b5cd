package org.frontdoor.conformance.mutants.authority;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.StreamFault;

/** Mutations by the place where they do harm. */
final class Faults {

  private Faults() {}

  /** On every stream. */
  static AuthorityMutation onStreams(Supplier<StreamFault> fault) {
    return new AuthorityMutation() {
      @Override
      public StreamFault stream() {
        return fault.get();
      }
    };
  }

  /** On every stream but the first, so that the sanity exchange is in order. */
  static AuthorityMutation onLaterStreams(Supplier<StreamFault> fault) {
    AtomicInteger streams = new AtomicInteger();
    return onStreams(() -> streams.getAndIncrement() == 0 ? new StreamFault() {} : fault.get());
  }

  /** In what is said of the store. */
  static AuthorityMutation inReports(Consumer<ObjectNode> fault) {
    return new AuthorityMutation() {
      @Override
      public void report(ObjectNode report) {
        fault.accept(report);
      }
    };
  }
}
