package org.frontdoor.lab.scenarios.war;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.client.Submission;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;

/**
 * Where orders are signed with a judge's key and handed in, by whoever has it. The time-stamping
 * authority stamps for anybody.
 */
final class Bench {

  private static final Duration LENGTH = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SERIAL_BITS = 120;

  private final Endpoint endpoint;
  private final Judge judge;
  private final Consumer<byte[]> drawer;

  /**
   * A bench.
   *
   * @param key the judge's, or one that is said to be
   * @param drawer where a copy of everything goes that is signed here
   */
  Bench(Endpoint endpoint, SigningIdentity key, Consumer<byte[]> drawer)
      throws CredentialException {
    Path stamps = endpoint.lab().timestampAuthority();
    this.endpoint = endpoint;
    this.drawer = drawer;
    this.judge =
        new Judge(
            key,
            new LocalTimestampAuthority(
                KeyFiles.loadSigning(
                    stamps.resolve("tsa.p12"),
                    stamps.resolve("password"),
                    endpoint.world().clock().instant()),
                endpoint.world().clock(),
                () -> new BigInteger(SERIAL_BITS, endpoint.world().random())),
            endpoint.world().clock());
  }

  /**
   * Signs an order against an account and hands it in.
   *
   * @return the LIID of the task, which runs; empty if it was refused
   */
  Optional<String> order(String account) {
    Instant from = endpoint.world().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    try (Authority authority = Authority.connect(endpoint.authority())) {
      byte[] order =
          judge.sign(
              authority
                  .draftAgainst(List.of(Targets.parse(account, authority.provider().id())))
                  .referredToAs(endpoint.freshReference("WAR02"))
                  .during(from, from.plus(LENGTH))
                  .under("Laboratory Act, article 1"));
      drawer.accept(order);
      Submission submission = authority.submit(order);
      boolean runs =
          submission.answer().refusal().isEmpty()
              && submission.awaitActive(PATIENCE).stream().anyMatch(ObjectView::active);
      return runs ? Optional.of(submission.liids().getFirst()) : Optional.empty();
    } catch (AuthorityException e) {
      // The authority's own program does not hand in what is no judge's.
      return Optional.empty();
    }
  }
}
