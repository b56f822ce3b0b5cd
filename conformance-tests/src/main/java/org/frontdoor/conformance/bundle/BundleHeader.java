package org.frontdoor.conformance.bundle;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.bundle.Lines.Declared;
import org.frontdoor.conformance.bundle.Lines.DeliveryKeyLine;
import org.frontdoor.conformance.bundle.Lines.Header;
import org.frontdoor.conformance.bundle.Lines.Trusted;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.statement.AuthorityAdapter;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.protocol.identity.Anchor;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** What all cases of a run share, as the first line of its bundle. */
final class BundleHeader {

  private BundleHeader() {}

  static Header of(Setting setting, String suite, String endpoint, String started) {
    return new Header(
        Lines.FORMAT,
        suite,
        setting.run(),
        setting.seed(),
        setting.profile(),
        started,
        endpoint,
        declared(setting.statement()),
        trusted(setting.seats().trust().anchors()),
        SeatNames.of(setting.seats()),
        setting.deliveryKeys().stream()
            .map(key -> ByteString.copyFrom(key.privateKeyset(InsecureSecretKeyAccess.get())))
            .toList());
  }

  /** The setting for evaluating the run again, with keys for its seats that nobody else has. */
  static Setting setting(Header header, InstantSource clock, SecureRandom random)
      throws BundleException {
    EndpointStatement statement = statement(header.statement());
    Seats seats =
        ReplaySeats.of(
            header.seats(), new CertificateVerifier(trust(header.trust())), clock, random);
    List<DeliveryKeyPair> keys = new ArrayList<>();
    for (ByteString keyset : header.deliveryKeys()) {
      try {
        keys.add(
            DeliveryKeyPair.ofPrivateKeyset(keyset.toByteArray(), InsecureSecretKeyAccess.get()));
      } catch (SealException e) {
        throw BundleException.inLine(1, "holds a delivery key that cannot be used");
      }
    }
    return new Setting(statement, header.profile(), seats, keys, header.run(), header.seed());
  }

  static TrustAnchors trust(List<Trusted> trusted) throws BundleException {
    TrustAnchors.Builder anchors = TrustAnchors.builder();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Trusted one : trusted) {
        List<X509CRL> lists = new ArrayList<>();
        for (ByteString list : one.lists()) {
          lists.add((X509CRL) factory.generateCRL(list.newInput()));
        }
        X509Certificate issuer =
            (X509Certificate) factory.generateCertificate(one.issuer().newInput());
        anchors.add(new TrustAnchors.Scope(one.role(), one.country()), new Anchor(issuer, lists));
      }
    } catch (GeneralSecurityException e) {
      throw BundleException.inLine(1, "holds a certificate or list that cannot be read");
    }
    return anchors.build();
  }

  private static List<Trusted> trusted(TrustAnchors anchors) {
    List<Trusted> all = new ArrayList<>();
    try {
      for (TrustAnchors.Scope scope : anchors.scopes()) {
        for (Anchor anchor : anchors.of(scope.role(), scope.country())) {
          List<ByteString> lists = new ArrayList<>();
          for (X509CRL list : anchor.revocationLists()) {
            lists.add(ByteString.copyFrom(list.getEncoded()));
          }
          all.add(
              new Trusted(
                  scope.role(),
                  scope.country(),
                  ByteString.copyFrom(anchor.certificate().getEncoded()),
                  lists));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was read cannot be written", e);
    }
    return all;
  }

  private static Declared declared(EndpointStatement statement) {
    return new Declared(
        statement.role().name().toLowerCase(Locale.ROOT),
        statement.id().getCountryCode(),
        statement.id().getUniqueIdentifier(),
        statement.profiles().stream().sorted().toList(),
        statement.features().stream().map(Feature::word).sorted().toList(),
        statement.testerCalls().stream().map(TesterCall::word).sorted().toList(),
        statement.accounts(),
        statement.spoolBytes().orElse(0),
        statement.latency().map(Duration::toMillis).orElse(0L),
        statement.adapter().deliveryKeys().stream()
            .map(key -> new DeliveryKeyLine(key.getSuite(), key.getPublicKey()))
            .toList());
  }

  private static EndpointStatement statement(Declared declared) throws BundleException {
    return new EndpointStatement(
        declared.role().equals("authority") ? TestedRole.AUTHORITY : TestedRole.PROVIDER,
        true,
        EndpointId.newBuilder()
            .setCountryCode(declared.country())
            .setUniqueIdentifier(declared.id())
            .build(),
        new LinkedHashSet<>(declared.profiles()),
        known(declared.features(), Feature::of),
        known(declared.testerCalls(), TesterCall::of),
        declared.accounts(),
        declared.spoolBytes() > 0 ? OptionalLong.of(declared.spoolBytes()) : OptionalLong.empty(),
        Optional.of(declared.latencyMillis()).filter(millis -> millis > 0).map(Duration::ofMillis),
        new AuthorityAdapter(
            Map.of(),
            declared.deliveryKeys().stream()
                .map(
                    key ->
                        DeliveryKey.newBuilder()
                            .setSuite(key.suite())
                            .setPublicKey(key.publicKey())
                            .build())
                .toList()));
  }

  private static <T> Set<T> known(List<String> words, Function<String, Optional<T>> meaning)
      throws BundleException {
    Set<T> all = new LinkedHashSet<>();
    for (String word : words) {
      all.add(
          meaning
              .apply(word)
              .orElseThrow(
                  () -> BundleException.inLine(1, "declares what this suite does not know")));
    }
    return all;
  }
}
