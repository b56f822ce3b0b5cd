package org.frontdoor.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.Anchor;
import org.frontdoor.protocol.identity.KeyRoles;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.TrustAnchors.Scope;

/**
 * Trust on disk: {@code role/country/ca.pem} holds the issuers that are trusted for a role in a
 * country, {@code role/country/ca.crl} their current revocation lists, both in PEM.
 */
public final class TrustDirectory {

  private static final String ISSUERS = "ca.pem";
  private static final String LISTS = "ca.crl";
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private TrustDirectory() {}

  /**
   * Loads the whole directory. Files that are missing, stale or foreign are refused, since nobody
   * would be trusted by them.
   *
   * @param directory the directory that holds the directories of roles
   * @param now when certificates and lists must be valid
   */
  public static TrustAnchors load(Path directory, Instant now) throws CredentialException {
    TrustAnchors.Builder anchors = TrustAnchors.builder();
    for (Path roleDirectory : directoriesIn(directory)) {
      KeyRole role =
          KeyRoles.parse(name(roleDirectory))
              .orElseThrow(
                  () ->
                      new CredentialException(
                          roleDirectory, "is not named after a role", "rename or remove it"));
      for (Path countryDirectory : directoriesIn(roleDirectory)) {
        Scope scope = new Scope(role, country(countryDirectory));
        for (Anchor anchor : anchorsIn(countryDirectory, now)) {
          anchors.add(scope, anchor);
        }
      }
    }
    TrustAnchors loaded = anchors.build();
    if (loaded.scopes().isEmpty()) {
      throw new CredentialException(
          directory,
          "trusts nobody",
          "put the issuers' certificates into <role>/<country>/" + ISSUERS);
    }
    return loaded;
  }

  /** Writes anchors and their lists into a directory; its files must not be there yet. */
  public static void save(Path directory, TrustAnchors anchors) throws CredentialException {
    for (Scope scope : anchors.scopes()) {
      Path place = directory.resolve(KeyRoles.word(scope.role())).resolve(scope.country());
      StringBuilder issuers = new StringBuilder();
      Set<X509CRL> lists = new LinkedHashSet<>();
      try {
        Files.createDirectories(place);
        for (Anchor anchor : anchors.of(scope.role(), scope.country())) {
          issuers.append(pem("CERTIFICATE", anchor.certificate().getEncoded()));
          lists.addAll(anchor.revocationLists());
        }
        CredentialFiles.write(place.resolve(ISSUERS), ascii(issuers));
        CredentialFiles.write(place.resolve(LISTS), ascii(pem(lists)));
      } catch (IOException e) {
        throw new CredentialException(
            place, "cannot be made", "choose a directory that this user may write");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("what was read cannot be written", e);
      }
    }
  }

  private static List<Anchor> anchorsIn(Path directory, Instant now) throws CredentialException {
    Path issuersFile = directory.resolve(ISSUERS);
    Path listsFile = directory.resolve(LISTS);
    List<X509Certificate> issuers = issuers(issuersFile);
    List<X509CRL> lists = lists(listsFile);
    for (X509CRL list : lists) {
      Validity.check(listsFile, list, now);
    }
    List<Anchor> anchors = new ArrayList<>();
    for (X509Certificate issuer : issuers) {
      Validity.check(issuersFile, issuer, now);
      if (lists.stream().noneMatch(list -> isOf(list, issuer))) {
        throw new CredentialException(
            listsFile,
            "holds no genuine revocation list of an issuer in " + ISSUERS,
            "get the list from the issuer; without one nobody is trusted");
      }
      anchors.add(new Anchor(issuer, lists));
    }
    return anchors;
  }

  private static boolean isOf(X509CRL list, X509Certificate issuer) {
    try {
      list.verify(issuer.getPublicKey());
      return list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<X509Certificate> issuers(Path file) throws CredentialException {
    List<X509Certificate> issuers = new ArrayList<>();
    byte[] content = CredentialFiles.read(file);
    try {
      for (Certificate one : factory().generateCertificates(new ByteArrayInputStream(content))) {
        issuers.add((X509Certificate) one);
      }
    } catch (GeneralSecurityException e) {
      throw unreadable(file, "certificate");
    }
    if (issuers.isEmpty()) {
      throw unreadable(file, "certificate");
    }
    return issuers;
  }

  private static List<X509CRL> lists(Path file) throws CredentialException {
    List<X509CRL> lists = new ArrayList<>();
    byte[] content = CredentialFiles.read(file);
    try {
      for (CRL one : factory().generateCRLs(new ByteArrayInputStream(content))) {
        lists.add((X509CRL) one);
      }
    } catch (GeneralSecurityException e) {
      throw unreadable(file, "revocation list");
    }
    if (lists.isEmpty()) {
      throw unreadable(file, "revocation list");
    }
    return lists;
  }

  private static CredentialException unreadable(Path file, String what) {
    return new CredentialException(
        file, "holds no readable " + what, "put the " + what + " there in PEM");
  }

  private static List<Path> directoriesIn(Path directory) throws CredentialException {
    if (!Files.isDirectory(directory)) {
      throw new CredentialException(
          directory, "is not a directory of trusted issuers", "make it, or name the right one");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new CredentialException(
          directory, "cannot be listed", "let the user that runs this program read it");
    }
  }

  private static String country(Path directory) throws CredentialException {
    if (!name(directory).matches("[A-Z]{2}")) {
      throw new CredentialException(
          directory, "is not named after a country", "name it by two capital letters");
    }
    return name(directory);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String pem(Set<X509CRL> lists) throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509CRL list : lists) {
      text.append(pem("X509 CRL", list.getEncoded()));
    }
    return text.toString();
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + PEM.encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }

  private static byte[] ascii(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}
