package org.frontdoor.lab.scenarios.gho;

import java.io.IOException;
import java.util.Optional;
import org.frontdoor.lab.messenger.directory.DirectoryClient;
import org.frontdoor.lab.messenger.directory.KeyDirectory;
import org.frontdoor.lab.messenger.directory.KeyDirectoryServer;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.tlog.WitnessPolicy;

/** Key directories for the time of a run. */
final class Directories {

  private Directories() {}

  /**
   * Serves a directory on loopback, and connects to it.
   *
   * @param policy whose log users want devices to be in; empty if they believe everything
   */
  static DirectoryClient serve(Stage stage, KeyDirectory directory, Optional<WitnessPolicy> policy)
      throws IOException {
    LabPki pki =
        LabPki.create(
            "XX",
            stage.reference().world().clock(),
            stage.secureRandom("certificate of the directory"));
    KeyDirectoryServer server = stage.onRevert(KeyDirectoryServer.serve(directory, pki));
    return stage.onRevert(DirectoryClient.of(server, policy));
  }
}
