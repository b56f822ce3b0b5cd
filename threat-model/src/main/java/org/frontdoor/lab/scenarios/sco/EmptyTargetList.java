package org.frontdoor.lab.scenarios.sco;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.front.Exposure;
import org.frontdoor.lab.front.Front;
import org.frontdoor.lab.front.Fronts;
import org.frontdoor.lab.front.HonestOrder;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.OrderWire;
import org.frontdoor.lab.front.Orders;
import org.frontdoor.lab.front.Reply;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.jspecify.annotations.Nullable;

/**
 * SCO-01: an office sends an order whose list of targets nobody has filled in. In proto3 a list
 * that was left out and one that is empty are the same bytes; what they mean is up to the reader.
 */
public final class EmptyTargetList implements Scenario {

  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("authority.key");
  private static final Knowledge<List<String>> FORM = new Knowledge<>("order.form");
  private static final String CLERK = "The clerk";

  private @Nullable World world;
  private @Nullable Order order;
  private Set<String> allowed = Set.of();

  private record World(
      Stage stage,
      Endpoint office,
      Front front,
      OrderWire wire,
      HonestOrder honest,
      List<String> users) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Endpoint endpoint = stage.reference();
    Front front = Fronts.open(stage, endpoint);
    OrderWire wire = stage.onRevert(new OrderWire(front.address(), endpoint.authority()));
    List<String> users = endpoint.freshAccounts("sco01", stage.parameters().integer("users"));
    HonestOrder honest = HonestOrder.send(endpoint, front, wire, "sco01");
    world = new World(stage, endpoint, front, wire, honest, users);
    stage.story().does("The authority", "has one man tapped whom a judge has named");
    stage.story().says(users.size() + " other people use the messenger");
    stage.grant(KEY, endpoint.authority().credentials().signing());
    stage.grant(FORM, List.of(), () -> List.of(users.getFirst()));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    World own = world();
    List<String> form = adversary.uses(FORM);
    allowed = Set.copyOf(form);
    List<TargetIdentifier> targets =
        form.stream().map(account -> Targets.parse(account, own.front().address().id())).toList();
    adversary.story().does(CLERK, "leaves the list of targets empty, and the judge signs it");
    Order sent =
        new Orders(own.office())
            .order(
                own.office().freshReference("SCO01"),
                targets,
                targets.isEmpty() ? TargetIdentifier.getDefaultInstance() : targets.getFirst());
    adversary.spend(BudgetKind.REQUESTS, 1);
    Reply answer = own.wire().send(sent.message().toByteString(), adversary.uses(KEY));
    order = sent;
    if (answer.accepted()) {
      adversary.story().sees(CLERK, "sees that the provider has accepted the order");
      own.front().awaitActive(sent.task());
    } else {
      adversary.story().sees(CLERK, "sees a refusal by the rule " + answer.reason());
    }
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    int messages = own.stage().parameters().integer("messages");
    own.front().happen(Chatter.ring(own.users(), messages));
    own.front().happen(own.honest().messages(messages));
    own.stage().story().does("Everybody", "writes to a friend");
    List<IriRecord> named = own.front().product(own.honest().order());
    List<IriRecord> product = new ArrayList<>(named);
    if (order != null) {
      product.addAll(own.front().product(order));
    }
    Exposure exposure = Exposure.of(product, Sets.union(allowed, own.honest().allowed()));
    own.stage()
        .story()
        .sees(
            "The authority",
            "opens " + exposure.messages() + " messages of people whom no warrant names");
    return Outcome.of(
            Effect.ofHarm(exposure.users(), own.users().size() - allowed.size()),
            visibility(exposure))
        .with("u_exp", Metric.count(exposure.users(), "users"))
        .with("o", Metric.count(exposure.messages(), "messages outside the warrant"))
        .with("lawful", Metric.count(named.size(), "messages of the man who is named"));
  }

  private Visibility visibility(Exposure exposure) throws Exception {
    return exposure.messages() > 0
        ? Visibility.evidentLater("authority", "its product beside its warrants", 0)
        : world().front().prevention().orElse(Visibility.SILENT);
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
