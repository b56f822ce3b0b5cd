package org.frontdoor.provider.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.provider.register.Scenario.Desire;
import org.frontdoor.provider.register.Scenario.Doc;
import org.frontdoor.provider.register.Scenario.Link;
import org.frontdoor.provider.register.Scenario.Minutes;
import org.frontdoor.provider.register.Scenario.Task;
import org.jspecify.annotations.Nullable;

/**
 * What the statuses must be, written once more and otherwise: over the plain scenario, minute by
 * minute, sharing nothing with the rules.
 */
final class StatusOracle {

  private final Scenario world;

  StatusOracle(Scenario world) {
    this.world = world;
  }

  String document(Doc doc) {
    if (!fine(doc)) {
      return "Invalid";
    }
    return real(doc.span()) && world.now() >= doc.span().to() ? "Expired" : "Valid";
  }

  String authorisation() {
    Scenario.Auth auth = world.auth();
    if (auth.latch() == Latch.REJECTED) {
      return "Rejected";
    }
    boolean withdrawn = auth.latch() == Latch.CANCELLED || auth.desire() == Desire.CANCELLED;
    for (Doc doc : world.documents()) {
      withdrawn |=
          fine(doc)
              && doc.type() == Scenario.Type.CANCELLATION
              && doc.refersTo().equals(auth.reference());
    }
    if (withdrawn) {
      return "Cancelled";
    }
    if (auth.latch() == Latch.EXPIRED) {
      return "Expired";
    }
    Doc warrant = warrant();
    if (auth.latch() == Latch.LAPSED
        || warrant == null
        || !warrant.reference().equals(auth.reference())
        || !auth.rightCsp()
        || warrant.emergency() != auth.emergency()
        || !real(auth.span())
        || !allowed().containsAll(minutes(auth.span()))
        || lapsed()) {
      return "Invalid";
    }
    if (world.now() >= auth.span().to()) {
      return "Expired";
    }
    if (auth.desire() == Desire.SUSPENDED) {
      return "Suspended";
    }
    return unconfirmed() ? "EmergencyApproval" : "Approved";
  }

  boolean lapsedForGood() {
    return authorisation().equals("Invalid")
        && (world.auth().latch() == Latch.LAPSED || (sound() && lapsed()));
  }

  String task(Task task) {
    boolean grounded = task.link() == Link.RIGHT && task.rightOwner();
    String ground = grounded ? authorisation() : "none";
    if (task.latch() == Latch.REJECTED) {
      return "Rejected";
    }
    if (task.latch() == Latch.CANCELLED
        || task.desire() == Desire.CANCELLED
        || ground.equals("Cancelled")) {
      return "Cancelled";
    }
    if (task.latch() == Latch.EXPIRED) {
      return "Expired";
    }
    if (task.latch() == Latch.LAPSED) {
      return "Invalid";
    }
    if (task.content()) {
      return "Rejected";
    }
    if (ground.equals("Expired")) {
      return "Expired";
    }
    if (!Set.of("Approved", "EmergencyApproval", "Suspended").contains(ground) || !covered(task)) {
      return "Invalid";
    }
    return running(task, ground.equals("Suspended"));
  }

  private boolean covered(Task task) {
    Doc warrant = warrant();
    return task.rightCsp()
        && real(task.span())
        && minutes(world.auth().span()).containsAll(minutes(task.span()))
        && warrant != null
        && warrant.traffic()
        && task.target().size() == 1
        && warrant.targets().contains(task.target().getFirst())
        && task.known();
  }

  private String running(Task task, boolean held) {
    if (world.now() >= task.span().to()) {
      return "Expired";
    }
    if (held || task.desire() == Desire.SUSPENDED) {
      return "Suspended";
    }
    if (world.now() < task.span().from()) {
      return "AwaitingProvisioning";
    }
    return switch (task.position()) {
      case ENDED -> "Error";
      case OFF, HELD -> task.fault() ? "Error" : "AwaitingProvisioning";
      case RUNNING -> task.fault() ? "Error" : "Active";
    };
  }

  private boolean sound() {
    Scenario.Auth auth = world.auth();
    Doc warrant = warrant();
    return warrant != null
        && warrant.reference().equals(auth.reference())
        && auth.rightCsp()
        && warrant.emergency() == auth.emergency()
        && real(auth.span())
        && allowed().containsAll(minutes(auth.span()));
  }

  private boolean lapsed() {
    Minutes span = world.auth().span();
    return unconfirmed() && real(span) && due() < span.to() && world.now() >= due();
  }

  private int due() {
    Doc warrant = warrant();
    return warrant == null ? Integer.MAX_VALUE : warrant.stamped() + world.deadline();
  }

  private boolean unconfirmed() {
    Doc warrant = warrant();
    if (warrant == null || !warrant.emergency()) {
      return false;
    }
    for (Doc doc : world.documents()) {
      if (fine(doc)
          && doc.type() == Scenario.Type.CONFIRMATION
          && doc.refersTo().equals(warrant.reference())
          && doc.stamped() <= due()) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Doc warrant() {
    List<Doc> same = new ArrayList<>();
    List<Doc> others = new ArrayList<>();
    for (Doc doc : world.documents()) {
      if (fine(doc) && doc.type() == Scenario.Type.WARRANT) {
        (doc.reference().equals(world.auth().reference()) ? same : others).add(doc);
      }
    }
    List<Doc> candidates = same.isEmpty() ? others : same;
    Doc first = null;
    for (Doc doc : candidates) {
      first = first == null || doc.stamped() < first.stamped() ? doc : first;
    }
    return first;
  }

  private Set<Integer> allowed() {
    Set<Integer> result = new HashSet<>();
    Doc warrant = warrant();
    if (warrant != null && real(warrant.span())) {
      result.addAll(minutes(warrant.span()));
    }
    for (Doc doc : world.documents()) {
      if (fine(doc)
          && doc.type() == Scenario.Type.EXTENSION
          && warrant != null
          && doc.refersTo().equals(warrant.reference())
          && real(doc.span())) {
        result.addAll(minutes(doc.span()));
      }
    }
    return result;
  }

  private static boolean fine(Doc doc) {
    return doc.accepted() && doc.honest() && doc.rightAddressee();
  }

  private static boolean real(Minutes span) {
    return span.from() < span.to();
  }

  private static Set<Integer> minutes(Minutes span) {
    Set<Integer> result = new HashSet<>();
    for (int minute = span.from(); minute < span.to(); minute++) {
      result.add(minute);
    }
    return result;
  }
}
