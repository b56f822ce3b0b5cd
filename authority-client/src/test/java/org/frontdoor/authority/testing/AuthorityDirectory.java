package org.frontdoor.authority.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.credentials.Password;
import org.frontdoor.credentials.TrustDirectory;

/** The files of a laboratory as the commands find them: an authority, a judge, trust. */
public final class AuthorityDirectory {

  private AuthorityDirectory() {}

  /**
   * Writes the files.
   *
   * @param port where the provider listens
   * @return the configuration file
   */
  public static Path write(Path lab, Parties parties, int port) {
    writeKeys(lab, parties);
    return writeConfig(lab, port);
  }

  /** Writes the keys alone, which takes a while. */
  public static void writeKeys(Path lab, Parties parties) {
    try {
      Path authority = Files.createDirectories(lab.resolve("authority"));
      Path password = authority.resolve("password");
      Password.create(password, parties.random);
      KeyFiles.save(
          authority.resolve("tls.p12"), password, parties.pki.authorityTls(Parties.AUTHORITY_ID));
      KeyFiles.save(
          authority.resolve("signing.p12"),
          password,
          parties.pki.authoritySigning(Parties.AUTHORITY_ID));
      KeysetFiles.saveDeliveryKey(
          authority.resolve("delivery-x25519.keyset"),
          password,
          parties.deliveryKey,
          parties.random);
      Files.createDirectories(lab.resolve("judge"));
      Password.create(lab.resolve("judge/password"), parties.random);
      KeyFiles.save(
          lab.resolve("judge/judge.p12"),
          lab.resolve("judge/password"),
          parties.pki.judge("JUDGE001"));
      Files.createDirectories(lab.resolve("tsa"));
      Password.create(lab.resolve("tsa/password"), parties.random);
      KeyFiles.save(
          lab.resolve("tsa/tsa.p12"),
          lab.resolve("tsa/password"),
          parties.pki.timestampAuthority("TSA00001"));
      TrustDirectory.save(lab.resolve("trust"), parties.pki.anchors());
    } catch (IOException | CredentialException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the configuration alone. */
  public static Path writeConfig(Path lab, int port) {
    try {
      return Files.writeString(lab.resolve("authority/authority.yaml"), yaml(port));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies a whole directory with its rights. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static String yaml(int port) {
    return """
        identity: {country: XX, id: POLICE01}
        provider: {country: XX, id: MESSENG1, host: localhost, port: PORT}
        tls: tls.p12
        signing: signing.p12
        deliveryKeys: [delivery-x25519.keyset]
        passwordFile: password
        trust: ../trust
        store: store
        profile: {owner: XX, version: v1.0}
        """
        .replace("PORT", Integer.toString(port));
  }
}
