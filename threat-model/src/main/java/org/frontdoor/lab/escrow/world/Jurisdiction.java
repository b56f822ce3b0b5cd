package org.frontdoor.lab.escrow.world;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.lab.accountability.RemoteLog;
import org.frontdoor.lab.accountability.RunTls;
import org.frontdoor.lab.escrow.agent.Mandate;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.provider.admissibility.NationalProfile;
import org.frontdoor.provider.admissibility.NationalProfileReader;

/**
 * A state: its certificates, a judge, an authority, the accountability log of its provider, and
 * escrow agents that obey its warrants and no other's. Everything that is opened is closed with it.
 */
public final class Jurisdiction implements AutoCloseable {

  /** The provider that everybody's messages go through, whichever state they live in. */
  public static final EndpointId PROVIDER =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("CSP00001").build();

  private static final int SERIAL_BITS = 64;

  private final String country;
  private final InstantSource clock;
  private final Function<String, SecureRandom> randomness;
  private final LabPki pki;
  private CertificateVerifier trust;
  private final LocalTimestampAuthority timestamps;
  private final Judge judge;
  private final PublicLog log;
  private final AuthorityOffice authority;
  private final RunTls publicTls = RunTls.forRun();
  private int ceremonies;
  private final List<Runnable> opened = new ArrayList<>();

  /**
   * A state without agents.
   *
   * @param country two capitals, none of a real state
   * @param randomness by purpose; the same purpose gives the same keys
   */
  public Jurisdiction(
      String country, InstantSource clock, Function<String, SecureRandom> randomness) {
    this.country = country;
    this.clock = clock;
    this.randomness = randomness;
    SecureRandom random = random("keys");
    this.pki = LabPki.create(country, clock, random);
    this.trust = new CertificateVerifier(pki.anchorsWithEscrow());
    this.timestamps =
        new LocalTimestampAuthority(
            pki.timestampAuthority("TSA00001"), clock, () -> new BigInteger(SERIAL_BITS, random));
    this.judge = new Judge(pki.judge("JUDGE001"), timestamps, clock);
    this.log = new PublicLog("log.example/" + country, clock, random("log"));
    this.authority = new AuthorityOffice(pki.authoritySigning("AUTHOR01"), clock, random("orders"));
  }

  /**
   * Lets another state's authority and agents speak to those of this one; its judges still order
   * nothing here. To be done before agents start.
   */
  public void recognise(Jurisdiction other) {
    TrustAnchors.Builder partners = TrustAnchors.builder();
    TrustAnchors theirs = other.pki.anchorsWithEscrow();
    for (KeyRole role : List.of(KeyRole.KEY_ROLE_AUTHORITY, KeyRole.KEY_ROLE_ESCROW_AGENT)) {
      theirs
          .of(role, other.country)
          .forEach(anchor -> partners.add(new TrustAnchors.Scope(role, other.country), anchor));
    }
    trust = new CertificateVerifier(trust.anchors().and(partners.build()));
  }

  /** Starts an agent. */
  public RunningAgent agent(String id, AgentSetup setup) {
    RunningAgent agent = RunningAgent.start(id, setup, this);
    opened.add(agent::close);
    return agent;
  }

  /** A connection of the state's authority to an agent. */
  public AgentChannel connect(RunningAgent agent) {
    return connect(agent, pki.authorityTls("AUTHOR01"));
  }

  /** A connection to an agent with any key. */
  public AgentChannel connect(RunningAgent agent, TlsIdentity own) {
    AgentChannel channel = AgentChannel.open(agent.address(), own, trust, clock);
    opened.add(channel::close);
    return channel;
  }

  /** An agent's log of openings, as anybody reads it. */
  public RemoteLog openings(RunningAgent agent) {
    try {
      RemoteLog remote = RemoteLog.at(agent.publicLog().server().port(), publicTls);
      opened.add(remote::close);
      return remote;
    } catch (SSLException e) {
      throw new IllegalStateException("the run's own certificate cannot be used", e);
    }
  }

  /**
   * The state's witnesses look at an agent's log of openings.
   *
   * @throws TlogException if it shows them anything but growth
   */
  public void witnessOpenings(RunningAgent agent) throws TlogException {
    log.witness(agent.publicLog().key(), openings(agent));
  }

  /** When an agent's log of openings is believed: the state's witnesses have cosigned it. */
  public WitnessPolicy openingsPolicy(RunningAgent agent) {
    return log.policy(agent.publicLog().key());
  }

  /** A coordinator's TLS key. */
  public TlsIdentity coordinator() {
    return pki.escrowCoordinatorTls("COORD001");
  }

  /**
   * A warrant for the content of one account's messages.
   *
   * @return CMS SignedData
   */
  public ByteString warrant(String reference, String account, Instant from, Instant until) {
    return warrant(reference, account, from, until, DeliveryType.DELIVERY_TYPE_IRI_AND_CC);
  }

  /** A warrant for one account. */
  public ByteString warrant(
      String reference, String account, Instant from, Instant until, DeliveryType delivery) {
    return sign(
        draft(reference, target(account, PROVIDER))
            .during(from, until)
            .ordering(DataCategory.DATA_CATEGORY_TRAFFIC, delivery));
  }

  /** A warrant of the state's authority for one target, still without time and kind of data. */
  WarrantDraft draft(String reference, TargetIdentifier target) {
    return WarrantDraft.against(List.of(target))
        .referredToAs(reference)
        .usableBy(authority.endpoint(), List.of(authority.deliveryKey().publicKey()))
        .addressedTo(PROVIDER)
        .under("Synthetic Act, section 2");
  }

  /** What the state's judge signs. */
  ByteString sign(WarrantDraft draft) {
    return ByteString.copyFrom(judge.sign(draft));
  }

  /** The same signed by any office. */
  ByteString sign(WarrantDraft draft, SigningIdentity office) {
    return ByteString.copyFrom(new Judge(office, timestamps, clock).sign(draft));
  }

  /** A name for a ceremony of the state's agents, never the same twice. */
  String nextCeremony(String keyId) {
    ceremonies++;
    return keyId + "-ceremony-" + ceremonies;
  }

  /** What the state's agents go by. */
  Mandate mandate() {
    return new Mandate(PROVIDER, law(country));
  }

  /**
   * The example profile as the state's law, but for messages that were sent already: escrow is
   * there to open them. It lets a warrant reach back, and a year wide.
   */
  private static NationalProfile law(String country) {
    NationalProfile example = new NationalProfileReader().bundled("XX");
    NationalProfile.Title title = example.title();
    return new NationalProfile(
        new NationalProfile.Title(country, title.version(), country, title.notice()),
        example.orders(),
        example.cancellation(),
        example.emergency(),
        new NationalProfile.Exchange(
            Period.ofYears(1),
            false,
            example.exchange().listAllowed(),
            example.exchange().referral()),
        example.targets());
  }

  /** What an order stands on once the warrant is logged. */
  public OrderDesk.Ground logged(String liid, ByteString warrant) {
    return new OrderDesk.Ground(liid, warrant, Optional.of(log.add(warrant)));
  }

  /** An account of a provider, as the target of a warrant. */
  static TargetIdentifier target(String account, EndpointId provider) {
    return TargetIdentifier.newBuilder()
        .addValues(
            TargetIdentifierValue.newBuilder()
                .setFormatType(
                    FormatType.newBuilder()
                        .setFormatOwner(provider.getUniqueIdentifier())
                        .setFormatName("MessengerAccount"))
                .setValue(account))
        .build();
  }

  /** Whose agents, warrants and keys. */
  public String country() {
    return country;
  }

  /** The state's certificates. */
  public LabPki pki() {
    return pki;
  }

  /** The state's authority. */
  public AuthorityOffice authority() {
    return authority;
  }

  /** The accountability log. */
  public PublicLog log() {
    return log;
  }

  RunTls publicTls() {
    return publicTls;
  }

  CertificateVerifier trust() {
    return trust;
  }

  InstantSource clock() {
    return clock;
  }

  SecureRandom random(String purpose) {
    return randomness.apply(country + " " + purpose);
  }

  @Override
  public void close() {
    opened.reversed().forEach(Runnable::run);
    opened.clear();
  }
}
