package org.frontdoor.provider.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.accountability.AuditRecord;

/** What an {@link InMemoryRegister} holds. */
final class InMemoryState {

  /** A sender's transaction. */
  record Exchange(EndpointId sender, String transactionId) {}

  final Map<UUID, StoredObject> objects;
  final Map<Exchange, StoredAnswer> answers;
  final List<AuditRecord> audit;

  InMemoryState() {
    objects = new LinkedHashMap<>();
    answers = new LinkedHashMap<>();
    audit = new ArrayList<>();
  }

  InMemoryState(InMemoryState other) {
    objects = new LinkedHashMap<>(other.objects);
    answers = new LinkedHashMap<>(other.answers);
    audit = new ArrayList<>(other.audit);
  }
}
