package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.cases.CaseFile;
import org.frontdoor.authority.cases.CaseFile.CaseTask;
import org.frontdoor.authority.client.Notifications;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.client.Refusal;
import org.frontdoor.authority.client.Submission;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.GetAction;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.UpdateAction;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two authorities have a task each on one target; neither learns that the other exists. */
@Tag("slow")
class IsolationIT {

  private static final String SHARED = "watched-by-both";
  private static final String ONLY_FIRST = "watched-by-first";
  private static final String ONLY_SECOND = "watched-by-second";
  private static final String NOBODY = "watched-by-nobody";
  private static final String UNKNOWN = "01234567-89ab-4cde-8f01-23456789abcd";
  private static final int ROUNDS = 50;

  @TempDir private static Path temp;
  private static LabEndpoint lab;
  private static Party first;
  private static Party second;

  /** One authority with what it ordered, and what it was told. */
  private static final class Party {
    private final String id;
    private final Seat seat;
    private final CaseOfficer officer;
    private final List<CaseFile> cases = new ArrayList<>();
    private final Queue<ObjectView> notifications = new ConcurrentLinkedQueue<>();
    private final Queue<AuthorityException> troubles = new ConcurrentLinkedQueue<>();
    private final Notifications following;

    Party(int number) {
      id = "AUTH000" + number;
      seat = lab.seat(number);
      officer = seat.officer();
      following = officer.authority().follow(notifications::add, troubles::add);
    }

    void order(String target) {
      Submission submission = officer.submit(id + "-" + target, target);
      assertThat(submission.answer().refusal()).isEmpty();
      assertThat(submission.awaitActive(LabEndpoint.PATIENCE))
          .filteredOn(object -> object.type().equals("LiTask"))
          .singleElement()
          .matches(ObjectView::active, "is active");
      cases.add(submission.file());
    }

    List<String> liids() {
      return tasks().map(CaseTask::liid).toList();
    }

    String liid(String target) {
      return tasks()
          .filter(task -> task.target().contains(target))
          .map(CaseTask::liid)
          .findFirst()
          .orElseThrow();
    }

    /** Every object that this authority made. */
    Set<String> objects() {
      Set<String> objects = new TreeSet<>();
      for (CaseFile file : cases) {
        objects.add(file.document());
        objects.add(file.authorisation());
      }
      tasks().map(CaseTask::identifier).forEach(objects::add);
      return objects;
    }

    Refusal refused(ActionRequest action) {
      return officer.authority().exchange(List.of(action)).refusal().orElseThrow();
    }

    private java.util.stream.Stream<CaseTask> tasks() {
      return cases.stream().flatMap(file -> file.tasks().stream());
    }
  }

  /** Lets both order, receive and end, so that every test has both sides' whole product. */
  @BeforeAll
  static void receiveToTheEnd() {
    lab = LabEndpoint.in(temp.resolve("lab")).with(2);
    lab.startProvider(Map.of("FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.2S"));
    UpperTester tester = lab.tester();
    tester.createAccounts(List.of(SHARED, ONLY_FIRST, ONLY_SECOND, NOBODY));
    first = new Party(1);
    second = new Party(2);
    first.order(SHARED);
    first.order(ONLY_FIRST);
    second.order(SHARED);
    second.order(ONLY_SECOND);
    List.of(first, second).forEach(party -> party.seat.collect());
    tester.inject(messages());
    await("all records of both authorities")
        .atMost(LabEndpoint.PATIENCE)
        .until(() -> received(first) && received(second));
    // The first ends while the second goes on.
    first.liids().forEach(first.officer::cancel);
    first.seat.awaitConfirmed(first.liids());
    second.liids().forEach(second.officer::cancel);
    second.seat.awaitConfirmed(second.liids());
  }

  @AfterAll
  static void close() {
    for (Party party : List.of(first, second)) {
      party.following.close();
      party.officer.close();
    }
    lab.close();
  }

  @Test
  void eachAuthority_receivesExactlyItsOwnRecords() throws Exception {
    for (Party party : List.of(first, second)) {
      String own = party == first ? ONLY_FIRST : ONLY_SECOND;
      TraceChecks.assertExactly(party.seat.product(party.liid(SHARED)), lines(SHARED));
      TraceChecks.assertExactly(party.seat.product(party.liid(own)), lines(own));
      TraceChecks.assertComplete(party.seat.judge(), party.liids());
    }
  }

  @Test
  void eachAuthority_seesItsOwnLiidsOnly() throws Exception {
    for (Party party : List.of(first, second)) {
      assertThat(party.seat.liids()).containsExactlyInAnyOrderElementsOf(party.liids());
    }
  }

  @Test
  void positions_countTheAuthoritysOwnUnitsAndNoOthers() throws Exception {
    for (Party party : List.of(first, second)) {
      List<Long> positions = party.seat.positions();

      assertThat(positions)
          .as("positions of %s", party.id)
          .isNotEmpty()
          .containsExactlyElementsOf(LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }
  }

  @Test
  void notifications_areAboutTheAuthoritysOwnObjects() {
    for (Party party : List.of(first, second)) {
      await("notifications of activation and end to " + party.id)
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> about(party).containsAll(tasks(party)));

      assertThat(party.objects()).as("what %s was told of", party.id).containsAll(about(party));
      assertThat(party.notifications)
          .allMatch(told -> told.object().getOwnerIdentifier().equals(party.id), "its own");
      assertThat(party.troubles).isEmpty();
    }
  }

  @Test
  void list_holdsTheAuthoritysOwnObjectsOnly() {
    for (Party party : List.of(first, second)) {
      Party other = party == first ? second : first;
      List<ListRecord> records = party.officer.authority().list(ListAction.getDefaultInstance());

      assertThat(records)
          .extracting(ListRecord::getIdentifier)
          .containsAll(party.objects())
          .doesNotContainAnyElementsOf(other.objects());
      assertThat(records).extracting(ListRecord::getOwnerIdentifier).containsOnly(party.id);
    }
  }

  @Test
  void get_ofAnothersObject_answersAsOfAnUnknownOne() {
    for (String foreign : first.objects()) {
      assertAlike(get(foreign), get(UNKNOWN));
    }
    assertThat(first.refused(get(UNKNOWN)).rule()).isNotEmpty();
  }

  @Test
  void update_ofAnothersObject_answersAsOfAnUnknownOne() {
    for (String foreign : first.objects()) {
      for (Hi1Object.Builder change : changes()) {
        assertAlike(update(change.setObjectIdentifier(foreign)), update(unknown(change)));
        assertAlike(
            update(change.setObjectIdentifier(foreign).setGeneration(1_000)),
            update(unknown(change)));
      }
    }
  }

  @Test
  void linkToAnothersObject_answersAsToAnUnknownOne() {
    Hi1Object own =
        second
            .officer
            .authority()
            .objects(List.of(second.cases.getFirst().tasks().getFirst().identifier()))
            .getFirst()
            .object();
    for (String foreign : first.objects()) {
      assertAlike(createTask(own, foreign), createTask(own, UNKNOWN));
      assertAlike(relink(foreign), relink(UNKNOWN));
    }
  }

  private static void assertAlike(ActionRequest foreign, ActionRequest unknown) {
    Refusal ofForeign = second.refused(foreign);
    Refusal ofUnknown = second.refused(unknown);

    assertThat(ofForeign)
        .usingRecursiveComparison()
        .ignoringFields("correlation")
        .isEqualTo(ofUnknown);
    assertThat(ofForeign.correlation()).hasSameSizeAs(ofUnknown.correlation());
  }

  private static ActionRequest get(String identifier) {
    return ActionRequest.newBuilder()
        .setGet(GetAction.newBuilder().setIdentifier(identifier))
        .build();
  }

  private static List<Hi1Object.Builder> changes() {
    return List.of(
        Hi1Object.newBuilder()
            .setLiTask(
                LiTaskObject.newBuilder().setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED)),
        Hi1Object.newBuilder().setAuthorisation(AuthorisationObject.getDefaultInstance()),
        Hi1Object.newBuilder().setDocument(DocumentObject.getDefaultInstance()));
  }

  private static Hi1Object.Builder unknown(Hi1Object.Builder change) {
    return change.clone().setObjectIdentifier(UNKNOWN);
  }

  private static ActionRequest update(Hi1Object.Builder object) {
    return ActionRequest.newBuilder()
        .setUpdate(UpdateAction.newBuilder().setObject(object))
        .build();
  }

  /** An own authorisation that is to name a document. */
  private static ActionRequest relink(String document) {
    return update(
        Hi1Object.newBuilder()
            .setObjectIdentifier(second.cases.getFirst().authorisation())
            .setAssociatedObjects(AssociatedObjects.newBuilder().addObjectIdentifiers(document))
            .setAuthorisation(AuthorisationObject.getDefaultInstance()));
  }

  /** A new task like an own one, under any authorisation. */
  private static ActionRequest createTask(Hi1Object own, String authorisation) {
    return ActionRequest.newBuilder()
        .setCreate(
            CreateAction.newBuilder()
                .setObject(
                    Hi1Object.newBuilder()
                        .setObjectIdentifier("fedcba98-7654-4321-8fed-cba987654321")
                        .setCountryCode(own.getCountryCode())
                        .setOwnerIdentifier(own.getOwnerIdentifier())
                        .setAssociatedObjects(
                            AssociatedObjects.newBuilder().addObjectIdentifiers(authorisation))
                        .setLiTask(
                            LiTaskObject.newBuilder()
                                .setReference("LI-0000000000000001")
                                .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE)
                                .setTimespan(own.getLiTask().getTimespan())
                                .setTargetIdentifier(own.getLiTask().getTargetIdentifier())
                                .setDeliveryType(own.getLiTask().getDeliveryType())
                                .setCspId(own.getLiTask().getCspId()))))
        .build();
  }

  private static Set<String> tasks(Party party) {
    Set<String> tasks = new TreeSet<>();
    party.tasks().map(CaseTask::identifier).forEach(tasks::add);
    return tasks;
  }

  /** The objects that an authority was told of. */
  private static Set<String> about(Party party) {
    Set<String> about = new TreeSet<>();
    party.notifications.forEach(
        told -> about.addAll(told.object().getAssociatedObjects().getObjectIdentifiersList()));
    return about;
  }

  private static boolean received(Party party) {
    String own = party == first ? ONLY_FIRST : ONLY_SECOND;
    return party.seat.task(party.liid(SHARED)).records() == lines(SHARED).size()
        && party.seat.task(party.liid(own)).records() == lines(own).size();
  }

  /** Messages of all kinds of sender and recipient, told apart by their trace time. */
  private static List<InjectedMessage> messages() {
    List<String> accounts = List.of(SHARED, ONLY_FIRST, ONLY_SECOND, NOBODY);
    List<InjectedMessage> messages = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String sender : accounts) {
        for (String recipient : accounts) {
          if (!sender.equals(recipient)) {
            messages.add(
                InjectedMessage.newBuilder()
                    .setSender(sender)
                    .setRecipient(recipient)
                    .setTraceTimeSeconds(1_000_000L + messages.size())
                    .build());
          }
        }
      }
    }
    return messages;
  }

  /** The messages that concern an account, as {@link TraceChecks#asLines} writes records. */
  private static List<String> lines(String account) {
    return messages().stream()
        .filter(
            message ->
                message.getSender().equals(account) || message.getRecipient().equals(account))
        .map(
            message ->
                message.getSender()
                    + " "
                    + message.getRecipient()
                    + " "
                    + message.getTraceTimeSeconds())
        .toList();
  }
}
