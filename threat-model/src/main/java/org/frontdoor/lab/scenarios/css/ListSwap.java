package org.frontdoor.lab.scenarios.css;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.lab.architecture.Release;
import org.frontdoor.lab.architecture.ReleaseLine;
import org.frontdoor.lab.architecture.Scanner;
import org.frontdoor.lab.architecture.Smuggler;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.jspecify.annotations.Nullable;

/**
 * CSS-04: whoever curates the list that clients scan with puts a lawful leaflet on it. Clients
 * cannot tell, since a list is opaque; with a committed list they ask for the proof that it is in
 * the log, and an auditor who has approved every list reads the log; whoever makes the clients then
 * takes them back to the list that was agreed on.
 */
public final class ListSwap implements Scenario {

  private static final Knowledge<Channel> CHANNEL = new Knowledge<>("release.channel");
  private static final String FORBIDDEN = "toy vector ";
  private static final String LEAFLET = "leaflet: come to the square on Sunday";

  private @Nullable World world;

  /** The servers from which clients fetch the list. */
  private interface Channel {
    /** Offers it to every client; returns how many have taken it. */
    long publish(Release list);
  }

  /** The world, and what reaches the curator. */
  private record World(
      Stage stage,
      ReleaseLine line,
      Release agreed,
      List<Scanner> clients,
      List<Scanner.Report> reports) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Parameters parameters = stage.parameters();
    ReleaseLine line = ReleaseLine.start("curator.example", stage);
    Release first = line.release(Scanner.list(forbidden(parameters.integer("vectors") - 1)));
    Release second = line.release(Scanner.list(forbidden(parameters.integer("vectors"))));
    List<Scanner> clients = new ArrayList<>();
    for (int i = 1; i <= parameters.integer("users"); i++) {
      Scanner client = new Scanner("user " + i, line.gate(), first);
      client.take(second);
      clients.add(client);
    }
    stage.story().says(clients.size() + " clients scan with the list that was agreed on");
    world = new World(stage, line, second, clients, new ArrayList<>());
    Smuggler.equip(stage, line);
    stage.grant(CHANNEL, list -> publish(clients, list));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Parameters parameters = adversary.parameters();
    List<String> contents = new ArrayList<>(forbidden(parameters.integer("vectors")));
    contents.add(LEAFLET);
    adversary.story().does("The curator", "puts a lawful leaflet on the list and signs it");
    Release list = Smuggler.make(adversary, Scanner.list(contents), parameters.text("way"));
    adversary.spend(BudgetKind.REQUESTS, 1);
    long taken = adversary.uses(CHANNEL).publish(list);
    adversary.story().sees("The curator", "sees that " + taken + " clients have taken it");
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    int epochs = own.stage.parameters().integer("epochs");
    Optional<Long> found = Optional.empty();
    for (int epoch = 0; epoch < epochs; epoch++) {
      send(own);
      long now = own.stage.clock().next();
      if (own.line.foreign()) {
        found = found.or(() -> Optional.of(now));
        if (own.line.watched()) {
          own.stage.story().sees("The auditor", "sees a list in the log that nobody has approved");
          long unused = publish(own.clients, own.agreed);
          own.stage.story().does("Whoever makes the clients", "goes back to the list agreed on");
        }
      }
    }
    return outcome(own, found);
  }

  /** Everybody says something; some send the leaflet, and one user a toy vector. */
  private static void send(World own) {
    int leaflets = own.stage.parameters().integer("leaflets");
    for (int i = 0; i < own.clients.size(); i++) {
      Scanner client = own.clients.get(i);
      client.send("good morning").ifPresent(own.reports::add);
      if (i < leaflets) {
        client.send(LEAFLET).ifPresent(own.reports::add);
      }
    }
    own.clients.getLast().send(FORBIDDEN + 0).ifPresent(own.reports::add);
  }

  private static Outcome outcome(World own, Optional<Long> found) {
    Optional<Long> noticed = found.filter(at -> own.line.watched());
    List<Scanner.Report> lawful =
        own.reports.stream().filter(report -> report.content().equals(LEAFLET)).toList();
    Set<String> users = new HashSet<>();
    lawful.forEach(report -> users.add(report.owner()));
    own.stage.story().holds(lawful.size() + " reports about " + users.size() + " lawful users");
    return Outcome.of(lawful.isEmpty() ? Effect.HOLDS : Effect.BREAKS, visibility(own, found))
        .with("u_exp", Metric.count(users.size(), "users"))
        .with("o", Metric.count(lawful.size(), "lawful messages reported"))
        .with("matches", Metric.count(own.reports.size() - lawful.size(), "agreed matches"))
        .with(
            "t_det",
            noticed.map(at -> Metric.count(at, "epochs")).orElseGet(() -> Metric.never("epochs")));
  }

  private static Visibility visibility(World own, Optional<Long> found) {
    return own.line
        .visibility("auditor", found)
        .or(() -> refused(own).map(why -> Visibility.prevented("client", why.sentence())))
        .orElse(Visibility.SILENT);
  }

  private static long publish(List<Scanner> clients, Release list) {
    long taken = 0;
    for (Scanner client : clients) {
      try {
        client.take(list);
        taken++;
      } catch (TlogException e) {
        // The client remembers why.
      }
    }
    return taken;
  }

  /** Why a client has refused something, as it remembers. */
  private static Optional<TlogFault> refused(World own) {
    return own.clients.stream().flatMap(client -> client.refused().stream()).findFirst();
  }

  private static List<String> forbidden(int count) {
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contents.add(FORBIDDEN + i);
    }
    return contents;
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
