package org.frontdoor.authority.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.config.Enrollment;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.credentials.Password;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code authority enroll}. */
@Command(
    name = "enroll",
    description = "Makes an authority's keys and configuration, or installs its certificates.",
    footer = {
      "%nIn a laboratory `frontdoor pki init` does all of this.",
      "%nExamples:",
      "  frontdoor authority enroll police --id XX/POLICE01 --provider XX/MESSENG1 \\",
      "      --host li.messenger.example --port 9443",
      "  frontdoor authority enroll police --tls-certificate tls.pem \\",
      "      --signing-certificate signing.pem"
    })
final class EnrollCommand extends AuthorityTask {

  @Parameters(paramLabel = "DIR", description = "Directory of the authority.")
  private Path directory;

  @Option(names = "--id", paramLabel = "COUNTRY/ID", description = "Who the authority is.")
  private @Nullable String id;

  @Option(names = "--provider", paramLabel = "COUNTRY/ID", description = "Whom it orders from.")
  private @Nullable String provider;

  @Option(names = "--host", defaultValue = "localhost", description = "Where the provider is.")
  private String host;

  @Option(names = "--port", defaultValue = "9443", description = "Its port.")
  private int port;

  @Option(
      names = "--profile",
      paramLabel = "OWNER",
      defaultValue = "XX",
      description = "National profile (default: ${DEFAULT-VALUE}).")
  private String profile;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Certificates for tls.csr, PEM, the authority's own first.")
  private @Nullable Path tlsCertificate;

  @Option(
      names = "--signing-certificate",
      paramLabel = "FILE",
      description = "Certificates for signing.csr, PEM, the authority's own first.")
  private @Nullable Path signingCertificate;

  @Override
  int run() {
    try {
      return tlsCertificate != null || signingCertificate != null ? install() : begin();
    } catch (IOException e) {
      throw new AuthorityException(
          Fault.STORAGE,
          "The directory " + directory + " cannot be written",
          "Name a new directory in a place that is writable",
          e);
    }
  }

  private int begin() throws IOException {
    EndpointId own = endpoint(id, "--id");
    EndpointId other = endpoint(provider, "--provider");
    if (Files.exists(directory.resolve("authority.yaml"))) {
      throw new AuthorityException(
          Fault.USAGE,
          "The directory " + directory + " holds an authority already",
          "Name a new directory; keys are never overwritten");
    }
    Files.createDirectories(directory.resolve("trust"));
    Path password = directory.resolve("password");
    List<String> keysets = new ArrayList<>();
    CredentialFiles.guarded(
        () -> {
          Password.create(password, surroundings().random());
          new Enrollment(directory, surroundings()).makeKeys(own);
          for (DeliveryKeyPair key : newDeliveryKeys()) {
            String name = "delivery-" + (keysets.size() + 1) + ".keyset";
            KeysetFiles.saveDeliveryKey(
                directory.resolve(name), password, key, surroundings().random());
            keysets.add(name);
          }
          return true;
        });
    byte[] yaml = yaml(own, other, keysets).getBytes(StandardCharsets.UTF_8);
    Documents.write(directory.resolve("authority.yaml"), yaml);
    tellNext();
    return ExitCodes.OK;
  }

  private int install() {
    if (tlsCertificate == null || signingCertificate == null) {
      throw new AuthorityException(
          Fault.USAGE,
          "Only one of the two certificates is named",
          "Give both --tls-certificate and --signing-certificate");
    }
    List<X509Certificate> tls = certificates(tlsCertificate);
    List<X509Certificate> signing = certificates(signingCertificate);
    try {
      CredentialFiles.guarded(
          () -> {
            new Enrollment(directory, surroundings()).install(tls, signing);
            return true;
          });
    } catch (IllegalArgumentException e) {
      throw new AuthorityException(
          Fault.CREDENTIALS,
          "The certificates do not belong to the keys in " + directory,
          "Install the certificates that were issued for tls.csr and signing.csr",
          e);
    }
    if (json()) {
      printJson(Map.of("installed", true));
    } else {
      print("Installed the certificates in " + directory);
    }
    return ExitCodes.OK;
  }

  private void tellNext() {
    if (json()) {
      printJson(
          Map.of("directory", directory.toString(), "requests", List.of("tls.csr", "signing.csr")));
      return;
    }
    print("Made the keys of the authority in " + directory);
    print("Hand over: tls.csr and signing.csr, to the certification authority of your country");
    print("Fetch:     the trust anchors and revocation lists, into " + directory + "/trust");
    print("Then:      frontdoor authority enroll " + directory + " --tls-certificate FILE \\");
    print("               --signing-certificate FILE");
  }

  private static List<DeliveryKeyPair> newDeliveryKeys() {
    List<DeliveryKeyPair> keys = new ArrayList<>();
    for (SealingSuite suite :
        List.of(
            SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM,
            SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM)) {
      try {
        keys.add(DeliveryKeyPair.generate(suite));
      } catch (SealException e) {
        // This machine cannot do the suite; the warrant offers the other one alone.
      }
    }
    return keys;
  }

  private String yaml(EndpointId own, EndpointId other, List<String> keysets) {
    return String.format(
        Locale.ROOT,
        """
        identity: {country: %s, id: %s}
        provider: {country: %s, id: %s, host: %s, port: %d}
        tls: tls.p12
        signing: signing.p12
        deliveryKeys: [%s]
        passwordFile: password
        trust: trust
        store: store
        profile: {owner: %s, version: v1.0}
        """,
        own.getCountryCode(),
        own.getUniqueIdentifier(),
        other.getCountryCode(),
        other.getUniqueIdentifier(),
        host,
        port,
        String.join(", ", keysets),
        profile);
  }

  private static EndpointId endpoint(@Nullable String text, String option) {
    if (text == null || !text.matches("[A-Z]{2}/[A-Za-z0-9][A-Za-z0-9_-]{0,31}")) {
      throw new AuthorityException(
          Fault.USAGE,
          "The option " + option + " is missing or is not COUNTRY/ID",
          "Write for example " + option + " XX/POLICE01");
    }
    return EndpointId.newBuilder()
        .setCountryCode(text.substring(0, 2))
        .setUniqueIdentifier(text.substring(3))
        .build();
  }

  private static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException | GeneralSecurityException e) {
      throw new AuthorityException(
          Fault.CREDENTIALS,
          "The file " + file + " holds no certificates",
          "Name a PEM file with the authority's own certificate first",
          e);
    }
  }
}
