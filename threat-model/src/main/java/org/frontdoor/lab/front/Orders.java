package org.frontdoor.lab.front;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;

/**
 * Writes orders that the authority's own library would not: nothing is checked here, so that the
 * checks of the other side are what is tested.
 */
public final class Orders {

  private static final String ETSI_VERSION = "V1.23.1";
  private static final Duration LENGTH = Duration.ofDays(7);
  private static final int SERIAL_BITS = 120;

  private final Endpoint endpoint;
  private final AuthorityConfig authority;
  private final Surroundings surroundings;

  /** Orders in the name of the endpoint's first authority. */
  public Orders(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.authority = endpoint.authority();
    this.surroundings = new Surroundings(endpoint.world().clock(), endpoint.world().random());
  }

  /**
   * An order for one task under a warrant that the judge signs, for a week from now.
   *
   * @param reference the warrant's reference, not the same twice
   * @param allowed whom the warrant allows to be intercepted; may be empty
   * @param ordered whom the task is about; may be empty
   */
  public Order order(String reference, List<TargetIdentifier> allowed, TargetIdentifier ordered)
      throws CredentialException, WarrantRefusedException {
    Instant now = now();
    return order(judge(), reference, allowed, ordered, now, now.plus(LENGTH));
  }

  /**
   * The same under a warrant that is signed with any key, in the name of whoever it is said to be.
   *
   * @param judge who signs the warrant
   */
  public Order order(
      SigningIdentity judge,
      String reference,
      List<TargetIdentifier> allowed,
      TargetIdentifier ordered)
      throws CredentialException, WarrantRefusedException {
    Instant now = now();
    return order(judge, reference, allowed, ordered, now, now.plus(LENGTH));
  }

  /**
   * The same under the judge's warrant for a span of its own.
   *
   * @param reference the warrant's reference, not the same twice
   * @param allowed whom the warrant allows to be intercepted; may be empty
   * @param ordered whom the task is about; may be empty
   * @param start the first instant that the warrant allows
   * @param end the first instant that it does not allow any more
   */
  public Order order(
      String reference,
      List<TargetIdentifier> allowed,
      TargetIdentifier ordered,
      Instant start,
      Instant end)
      throws CredentialException, WarrantRefusedException {
    return order(judge(), reference, allowed, ordered, start, end);
  }

  private Order order(
      SigningIdentity judge,
      String reference,
      List<TargetIdentifier> allowed,
      TargetIdentifier ordered,
      Instant start,
      Instant end)
      throws CredentialException, WarrantRefusedException {
    WarrantDocument warrant = warrant(judge.identity(), reference, allowed, start, end);
    return order(warrant, sign(warrant, judge), ordered);
  }

  /**
   * An order for one task under a warrant that somebody else has signed, or seems to have.
   *
   * @param warrant what it says
   * @param signed it, as it travels
   * @param ordered whom the task is about; may be empty
   */
  public Order order(WarrantDocument warrant, byte[] signed, TargetIdentifier ordered) {
    String document = surroundings.newIdentifier();
    String authorisation = surroundings.newIdentifier();
    String task = surroundings.newIdentifier();
    String liid = "LI-" + task.replace("-", "").substring(0, 16).toLowerCase(Locale.ROOT);
    List<Hi1Object.Builder> objects =
        List.of(
            object(document, "").setDocument(document(warrant, signed)),
            object(authorisation, document).setAuthorisation(authorisation(warrant)),
            object(task, authorisation).setLiTask(task(warrant, liid, ordered)));
    return new Order(message(objects), task, liid);
  }

  private WarrantDocument warrant(
      Identity judge,
      String reference,
      List<TargetIdentifier> allowed,
      Instant start,
      Instant end) {
    return WarrantDraft.against(allowed)
        .referredToAs(reference)
        .usableBy(
            authority.identity(),
            authority.credentials().delivery().stream().map(DeliveryKeyPair::publicKey).toList())
        .addressedTo(authority.provider().id())
        .during(start, end)
        .under("Laboratory Act, article 1")
        .document()
        .toBuilder()
        .setApprover(
            Approver.newBuilder()
                .setCountryCode(judge.country())
                .setRealm(judge.realm())
                .setRole(judge.role())
                .setUniqueIdentifier(judge.uniqueIdentifier()))
        .setIssuedAt(Times.timestamp(now()))
        .build();
  }

  private byte[] sign(WarrantDocument warrant, SigningIdentity judge)
      throws CredentialException, WarrantRefusedException {
    LocalTimestampAuthority stamps =
        new LocalTimestampAuthority(
            key("tsa.p12", endpoint.lab().timestampAuthority()),
            surroundings.clock(),
            () -> new BigInteger(SERIAL_BITS, surroundings.random()));
    return new WarrantSigner(judge, stamps).sign(warrant, now());
  }

  private static DocumentObject document(WarrantDocument warrant, byte[] signed) {
    return DocumentObject.newBuilder()
        .setReference(warrant.getReference())
        .setType(warrant.getType())
        .setBody(ByteString.copyFrom(signed))
        .build();
  }

  private static AuthorisationObject authorisation(WarrantDocument warrant) {
    AuthorisationObject.Builder authorisation =
        AuthorisationObject.newBuilder()
            .setReference(warrant.getReference())
            .setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)
            .setTimespan(warrant.getTimespan())
            .setCspId(warrant.getCspId());
    return warrant.getIsEmergency()
        ? authorisation.setIsEmergency(true).build()
        : authorisation.build();
  }

  private static LiTaskObject task(WarrantDocument warrant, String liid, TargetIdentifier ordered) {
    return LiTaskObject.newBuilder()
        .setReference(liid)
        .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE)
        .setTimespan(warrant.getTimespan())
        .setTargetIdentifier(ordered)
        .setDeliveryType(warrant.getDeliveryType())
        .setCspId(warrant.getCspId())
        .build();
  }

  private Hi1Object.Builder object(String identifier, String under) {
    Hi1Object.Builder object =
        Hi1Object.newBuilder()
            .setObjectIdentifier(identifier)
            .setCountryCode(authority.identity().getCountryCode())
            .setOwnerIdentifier(authority.identity().getUniqueIdentifier());
    return under.isEmpty()
        ? object
        : object.setAssociatedObjects(AssociatedObjects.newBuilder().addObjectIdentifiers(under));
  }

  private Hi1Message message(List<Hi1Object.Builder> objects) {
    RequestPayload.Builder request = RequestPayload.newBuilder();
    for (Hi1Object.Builder object : objects) {
      request.addActionRequests(
          ActionRequest.newBuilder()
              .setActionIdentifier(request.getActionRequestsCount())
              .setCreate(CreateAction.newBuilder().setObject(object)));
    }
    return Hi1Message.newBuilder()
        .setHeader(
            Header.newBuilder()
                .setSender(authority.identity())
                .setReceiver(authority.provider().id())
                .setTransactionIdentifier(surroundings.newIdentifier())
                .setTimestamp(Times.timestamp(now()))
                .setVersion(
                    Version.newBuilder()
                        .setEtsiVersion(ETSI_VERSION)
                        .setNationalProfileOwner(authority.profile().owner())
                        .setNationalProfileVersion(authority.profile().version())))
        .setRequest(request)
        .build();
  }

  private SigningIdentity judge() throws CredentialException {
    return key("judge.p12", endpoint.lab().judge());
  }

  private SigningIdentity key(String file, java.nio.file.Path folder) throws CredentialException {
    return KeyFiles.loadSigning(
        folder.resolve(file), folder.resolve("password"), surroundings.clock().instant());
  }

  private Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
