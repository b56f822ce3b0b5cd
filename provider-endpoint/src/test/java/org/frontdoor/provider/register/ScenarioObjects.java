package org.frontdoor.provider.register;

import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.OTHER_AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.PROVIDER;
import static org.frontdoor.provider.register.RegisterSamples.id;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;

/** Makes of a {@link Scenario} what the rules are given. */
final class ScenarioObjects {

  static final UUID AUTHORISATION = id(1);
  static final ErrorInformation REFUSAL =
      ErrorInformation.newBuilder().setErrorCode(4002).setRule("test.refused").build();

  private ScenarioObjects() {}

  static UUID document(int index) {
    return id(100 + index);
  }

  static UUID task(int index) {
    return id(200 + index);
  }

  static Instant minute(int minute) {
    return NOW.plus(Duration.ofMinutes(minute));
  }

  static AuthorisationFile file(Scenario scenario) {
    List<FiledDocument> documents =
        IntStream.range(0, scenario.documents().size())
            .mapToObj(index -> document(index, scenario.documents().get(index)))
            .toList();
    List<FiledTask> tasks =
        IntStream.range(0, scenario.tasks().size())
            .filter(index -> scenario.tasks().get(index).link() == Scenario.Link.RIGHT)
            .mapToObj(index -> task(index, scenario.tasks().get(index)))
            .toList();
    return new AuthorisationFile(authorisation(scenario.auth()), documents, tasks, terms(scenario));
  }

  static RegisterTerms terms(Scenario scenario) {
    return new RegisterTerms(PROVIDER, Map.of("XX", Duration.ofMinutes(scenario.deadline())));
  }

  private static StoredObject authorisation(Scenario.Auth auth) {
    AuthorisationObject.Builder kind =
        AuthorisationObject.newBuilder()
            .setReference(auth.reference())
            .setCspId(csp(auth.rightCsp()))
            .setIsEmergency(auth.emergency());
    switch (auth.desire()) {
      case NOTHING -> {}
      case IN_FORCE -> kind.setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);
      case SUSPENDED -> kind.setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED);
      case CANCELLED -> kind.setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED);
    }
    if (!auth.span().equals(Scenario.Minutes.ABSENT)) {
      kind.setTimespan(timespan(auth.span()));
    }
    return new StoredObject(
        RegisterSamples.object(AUTHORISATION, AUTHORITY).setAuthorisation(kind).build(),
        auth.latch(),
        false);
  }

  private static FiledDocument document(int index, Scenario.Doc doc) {
    DocumentObject kind =
        DocumentObject.newBuilder()
            .setReference(doc.honest() ? doc.reference() : "R3")
            .setType(type(doc.type()))
            .setBody(ByteString.copyFromUtf8("cms"))
            .build();
    StoredObject object =
        StoredObject.of(
            RegisterSamples.object(document(index), AUTHORITY, AUTHORISATION)
                .setDocument(kind)
                .build());
    DocumentFinding finding =
        doc.accepted()
            ? new DocumentFinding.Accepted(warrant(doc), minute(doc.stamped()))
            : new DocumentFinding.Refused(REFUSAL);
    return new FiledDocument(object, finding);
  }

  private static WarrantDocument warrant(Scenario.Doc doc) {
    WarrantDocument.Builder result =
        WarrantDocument.newBuilder()
            .setType(type(doc.type()))
            .setReference(doc.reference())
            .setRefersTo(doc.refersTo())
            .setAuthority(doc.rightAddressee() ? AUTHORITY : OTHER_AUTHORITY)
            .setCspId(PROVIDER)
            .setIsEmergency(doc.emergency())
            .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_AND_CC)
            .setDataCategory(
                doc.traffic()
                    ? DataCategory.DATA_CATEGORY_TRAFFIC
                    : DataCategory.DATA_CATEGORY_SUBSCRIBER_IDENTIFICATION);
    doc.targets().forEach(account -> result.addTargets(RegisterSamples.target(account)));
    return doc.span().equals(Scenario.Minutes.ABSENT)
        ? result.build()
        : result.setTimespan(timespan(doc.span())).build();
  }

  static FiledTask task(int index, Scenario.Task task) {
    LiTaskObject.Builder kind =
        LiTaskObject.newBuilder()
            .setReference("LIID-" + index)
            .setCspId(csp(task.rightCsp()))
            .setTargetIdentifier(target(task.target()))
            .setDeliveryType(
                task.content()
                    ? DeliveryType.DELIVERY_TYPE_IRI_AND_CC
                    : DeliveryType.DELIVERY_TYPE_IRI_ONLY);
    switch (task.desire()) {
      case NOTHING -> {}
      case IN_FORCE -> kind.setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE);
      case SUSPENDED -> kind.setDesiredStatus(TaskStatus.TASK_STATUS_SUSPENDED);
      case CANCELLED -> kind.setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED);
    }
    if (!task.span().equals(Scenario.Minutes.ABSENT)) {
      kind.setTimespan(timespan(task.span()));
    }
    EndpointId owner = task.rightOwner() ? AUTHORITY : OTHER_AUTHORITY;
    StoredObject object =
        new StoredObject(
            RegisterSamples.object(task(index), owner, AUTHORISATION).setLiTask(kind).build(),
            task.latch(),
            false);
    return new FiledTask(
        object, task.known() ? Set.of("known") : Set.of(), task.position(), task.fault());
  }

  private static TargetIdentifier target(List<String> accounts) {
    TargetIdentifier.Builder result = TargetIdentifier.newBuilder();
    accounts.forEach(
        account -> result.addAllValues(RegisterSamples.target(account).getValuesList()));
    return result.build();
  }

  private static EndpointId csp(boolean right) {
    return right ? PROVIDER : RegisterSamples.endpoint("XX", "PROVIDER2");
  }

  private static Timespan timespan(Scenario.Minutes span) {
    return RegisterSamples.timespan(minute(span.from()), minute(span.to()));
  }

  private static DocumentType type(Scenario.Type type) {
    return switch (type) {
      case WARRANT -> DocumentType.DOCUMENT_TYPE_WARRANT;
      case EXTENSION -> DocumentType.DOCUMENT_TYPE_EXTENSION;
      case CANCELLATION -> DocumentType.DOCUMENT_TYPE_CANCELLATION;
      case CONFIRMATION -> DocumentType.DOCUMENT_TYPE_CONFIRMATION;
    };
  }
}
