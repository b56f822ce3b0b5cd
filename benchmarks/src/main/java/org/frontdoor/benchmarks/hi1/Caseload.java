package org.frontdoor.benchmarks.hi1;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/** Warrants against one account each, signed by a judge, in messages that are signed as well. */
final class Caseload {

  private static final Duration LENGTH = Duration.ofDays(7);

  private final Party party;
  private final Judge judge;
  private int next;

  /**
   * @param party who is to submit them
   */
  Caseload(Party party, Judge judge) {
    this.party = party;
    this.judge = judge;
  }

  /**
   * A submission that only has to be sent.
   *
   * @param task identifier of its task
   */
  record Prepared(String task, ExchangeRequest message) {}

  /** An account that some warrant is against, by its number from 0. */
  static String account(int number) {
    return "u" + (10_000_000 + number);
  }

  /** Prepares so many more, each against another account. */
  List<Prepared> prepare(int count) {
    List<Prepared> prepared = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      prepared.add(prepare());
    }
    return prepared;
  }

  private Prepared prepare() {
    int number = next++;
    AuthorityConfig config = party.config();
    Instant from = config.surroundings().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    WarrantDraft draft =
        WarrantDraft.against(List.of(Targets.parse(account(number), config.provider().id())))
            .usableBy(
                config.identity(),
                config.credentials().delivery().stream().map(DeliveryKeyPair::publicKey).toList())
            .addressedTo(config.provider().id())
            .referredToAs("HI1-" + number)
            .during(from, from.plus(LENGTH))
            .under("Laboratory Act, article 1");
    String task = config.surroundings().newIdentifier();
    String liid = String.format(Locale.ROOT, "LI-%016x", number);
    byte[] signed = judge.sign(draft);
    return new Prepared(
        task, party.sign(party.messages().submission(task, liid, draft.document(), signed)));
  }
}
