package org.frontdoor.benchmarks.hi1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.hi1.Caseload.Prepared;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabPeople;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.process.Children;

/** A provider as a process of its own, and authorities that send to it. */
final class Hi1Laboratory implements AutoCloseable {

  /** So many that the limit of messages from one authority is far. */
  private static final int AUTHORITIES = 8;

  private static final int ACCOUNTS = 5_000;
  private static final int MOST_MESSAGES_A_SECOND = 500;
  private static final int MESSAGES_AT_ONCE = 1_000;

  private final Bench bench;
  private final ProviderProcess provider;
  private final List<Party> parties;
  private final Caseload cases;

  private Hi1Laboratory(
      Bench bench, ProviderProcess provider, List<Party> parties, Caseload cases) {
    this.bench = bench;
    this.provider = provider;
    this.parties = parties;
    this.cases = cases;
  }

  static Hi1Laboratory open(Bench bench) throws IOException {
    World world = bench.world();
    List<String> ids =
        IntStream.rangeClosed(1, AUTHORITIES)
            .mapToObj(number -> String.format(Locale.ROOT, "AUTH%04d", number))
            .toList();
    LabFolder lab = new LabFolder(Files.createDirectory(bench.folder().resolve("lab")));
    new LabWriter(new LabPlan("XX", "PROVIDER1", ids), world.clock(), world.random())
        .write(lab.root());
    ProviderProcess provider =
        ProviderProcess.start(
            ProviderProcess.Plan.of(
                lab.providerConfig(),
                List.of("--upper-tester"),
                bench.folder().resolve("provider.log")));
    bench.children().add(provider.child());
    List<Party> parties = new ArrayList<>();
    for (String id : ids) {
      Path folder = id.equals(ids.getFirst()) ? lab.authority() : lab.furtherAuthority(id);
      parties.add(new Party(LabAuthority.at(folder, provider.ports().li(), world).config()));
    }
    try (UpperTester tester =
        LabAuthority.at(lab.authority(), provider.ports().li(), world)
            .tester(lab, provider.ports().upperTester())) {
      tester.createAccounts(IntStream.range(0, ACCOUNTS).mapToObj(Caseload::account).toList());
    }
    return new Hi1Laboratory(
        bench, provider, parties, new Caseload(parties.getFirst(), LabPeople.judge(lab, world)));
  }

  WarrantsRow.Submitted submit(int perSecond, Duration warmup, Duration length)
      throws InterruptedException, ExecutionException, TimeoutException {
    Party party = parties.getFirst();
    Activations activations = new Activations(party);
    bench.progress().say("warrants: signing");
    List<Prepared> first = cases.prepare(Math.toIntExact(warmup.toSeconds() * perSecond));
    List<Prepared> counted = cases.prepare(Math.toIntExact(length.toSeconds() * perSecond));
    bench.progress().say("warrants: warming up");
    SubmissionRun.run(party, activations, first, perSecond);
    bench.progress().say("warrants: submitting");
    Duration before = cpu();
    SubmissionRun.Result latencies = SubmissionRun.run(party, activations, counted, perSecond);
    return new WarrantsRow.Submitted(latencies, micros(cpu().minus(before)) / counted.size());
  }

  WarrantsRow.Exchanged saturate(Duration length) throws InterruptedException, ExecutionException {
    bench.progress().say("warrants: signing messages");
    int each = Math.toIntExact(length.toSeconds() * MOST_MESSAGES_A_SECOND + MESSAGES_AT_ONCE);
    List<Queue<ExchangeRequest>> requests = new ArrayList<>();
    for (Party party : parties) {
      Queue<ExchangeRequest> own = new ArrayDeque<>();
      for (int i = 0; i < each / 2; i++) {
        own.add(party.sign(party.messages().config()));
      }
      requests.add(own);
    }
    bench.progress().say("warrants: messages at saturation");
    Duration before = cpu();
    double perSecond = Saturation.run(parties, requests, length);
    double messages = perSecond * length.toNanos() / TimeUnit.SECONDS.toNanos(1);
    return new WarrantsRow.Exchanged(perSecond, micros(cpu().minus(before)) / messages);
  }

  @Override
  public void close() {
    parties.forEach(Party::close);
    provider.child().stop(Children.PATIENCE);
  }

  private Duration cpu() {
    return ProcessHandle.of(provider.child().pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private static double micros(Duration duration) {
    return duration.toNanos() / 1_000.0;
  }
}
