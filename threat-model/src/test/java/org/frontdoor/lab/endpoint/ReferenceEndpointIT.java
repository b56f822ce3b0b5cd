package org.frontdoor.lab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferenceEndpointIT {

  @Test
  void endpoint_warrantAgainstFreshAccount_deliversWhatItSends(@TempDir Path folder)
      throws Exception {
    try (SharedEndpoint shared = new SharedEndpoint(folder.resolve("lab"), World.real())) {
      Endpoint endpoint = shared.get();
      List<String> accounts = endpoint.freshAccounts("it", 2);
      try (CaseOfficer officer = endpoint.officer()) {
        AuthorityDesk desk = endpoint.desk();
        String liid = officer.order(endpoint.freshReference("IT"), accounts.getFirst());
        endpoint
            .tester()
            .inject(
                List.of(
                    InjectedMessage.newBuilder()
                        .setSender(accounts.getFirst())
                        .setRecipient(accounts.getLast())
                        .build()));
        endpoint.settle();
        officer.cancel(liid);
        desk.awaitEnd(List.of(liid), Duration.ofSeconds(20));
        assertThat(desk.product(liid))
            .extracting(OpenedRecord::record)
            .extracting(record -> record.getFrom())
            .containsExactly(accounts.getFirst());
        assertThat(shared.get()).isSameAs(endpoint);
      }
    }
  }
}
