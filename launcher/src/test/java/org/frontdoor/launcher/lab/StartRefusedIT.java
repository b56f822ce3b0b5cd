package org.frontdoor.launcher.lab;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.pki.PrivateFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider that cannot work does not start: it ends with the documented exit code and one
 * sentence that says what to do, and leaves nothing behind.
 */
@Tag("slow")
class StartRefusedIT {

  private static final int STORE = 74;
  private static final int CREDENTIALS = 77;
  private static final int CONFIGURATION = 78;

  @TempDir private static Path shared;
  private static LabFolder lab;
  private static LabPki pki;

  @TempDir private Path temp;
  private Path data;

  @BeforeAll
  static void writeLaboratory() throws Exception {
    World world = World.real();
    lab = new LabFolder(shared.resolve("lab"));
    pki = LabPki.create("XX", world.clock(), world.random());
    PrivateFiles.folder(lab.root());
    new LabWriter(LabPlan.usual(), pki, world.random()).write(lab.root());
  }

  @BeforeEach
  void chooseData() {
    data = temp.resolve("data");
  }

  @Test
  void missingKeyFile_isNamed() throws Exception {
    Path missing = temp.resolve("nowhere.p12");

    start(lab.providerConfig())
        .set("KEYS_TLS", missing)
        .mustEndWith(CREDENTIALS, missing + " is missing", "put it there");

    assertThat(data).doesNotExist();
  }

  @Test
  void keyFileOpenToOthers_isNamed() throws Exception {
    Path open = Files.copy(lab.provider().resolve("signing.p12"), temp.resolve("signing.p12"));
    Files.setPosixFilePermissions(open, fromString("rw-r--r--"));

    start(lab.providerConfig())
        .set("KEYS_SIGNING", open)
        .mustEndWith(CREDENTIALS, open.toString(), "open to other users", "chmod 600");

    assertThat(data).doesNotExist();
  }

  @Test
  void wrongPassword_isNamedAndNotShown() throws Exception {
    Path wrong = temp.resolve("password");
    PrivateFiles.write(wrong, "canary-of-a-password\n");

    start(lab.providerConfig())
        .set("KEYS_PASSWORDFILE", wrong)
        .mustEndWith(CREDENTIALS, lab.provider().resolve("tls.p12").toString(), wrong.toString());

    assertThat(log()).content().doesNotContain("canary-of-a-password");
    assertThat(data).doesNotExist();
  }

  @Test
  void expiredCertificate_isNamedWithItsEnd() throws Exception {
    Instant end = Instant.parse("2024-05-06T07:08:09Z");
    Path expired = temp.resolve("signing.p12");
    KeyFiles.save(
        expired,
        lab.provider().resolve("password"),
        pki.signer(
            pki.identity(KeyRole.KEY_ROLE_PROVIDER, AcceptedRealms.SERVICE, "PROVIDER1"),
            end.minus(Duration.ofDays(30)),
            end));

    start(lab.providerConfig())
        .set("KEYS_SIGNING", expired)
        .mustEndWith(CREDENTIALS, expired.toString(), end.toString(), "renew the certificate");

    assertThat(data).doesNotExist();
  }

  @Test
  void unknownKeyInFile_isNamed() throws Exception {
    String text = Files.readString(lab.providerConfig());
    Path config = lab.provider().resolve("unknown-key.yaml");
    PrivateFiles.write(config, text.replace("  li: ", "  lawful: 1\n  li: "));

    start(config).mustEndWith(CONFIGURATION, "listen.lawful", config.toString(), "known here: ");

    assertThat(data).doesNotExist();
  }

  @Test
  void unknownVariable_isNamed() throws Exception {
    start(lab.providerConfig())
        .set("LISTEN_LAWFUL", "1")
        .mustEndWith(CONFIGURATION, "FRONTDOOR_PROVIDER_LISTEN_LAWFUL", "unset it");

    assertThat(data).doesNotExist();
  }

  @Test
  void portInUse_isNamedAndTheOtherDoorsAreShut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      start(lab.providerConfig())
          .set("LISTEN_LI", port)
          .mustEndWith(CONFIGURATION, "listen.li", ":" + port, "choose another");
    }
  }

  @Test
  void missingTrace_isNamed() throws Exception {
    Path trace = temp.resolve("trace.txt");

    start(lab.providerConfig())
        .with("--trace", trace.toString())
        .mustEndWith(STORE, trace.toString(), "check that the file exists");
  }

  @Test
  void emptyReadOnlyDisk_isNamed() throws Exception {
    Files.createDirectory(data);

    start(lab.providerConfig())
        .under(OwnMount.readOnly(data))
        .mustEndWith(STORE, data.toString(), "writ");
  }

  @Test
  void readOnlyDiskWithStores_isNamed() throws Exception {
    Files.createDirectory(data);

    start(lab.providerConfig())
        .under(OwnMount.readOnlyWithFolders(data))
        .mustEndWith(STORE, data.toString(), "writable");
  }

  @Test
  void fullDisk_isNamed() throws Exception {
    Files.createDirectory(data);

    start(lab.providerConfig())
        .under(OwnMount.full(data))
        .mustEndWith(STORE, data.toString(), "room");
  }

  private RefusedStart start(Path config) {
    return new RefusedStart(config, log()).set("DATA", data);
  }

  private Path log() {
    return temp.resolve("provider.log");
  }
}
