package org.frontdoor.testbed.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.cases.CaseDirectory;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.export.EvidenceCheck;
import org.frontdoor.authority.export.EvidenceOpener;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;

/**
 * An authority of a laboratory, with all that its folder holds. Throws {@link
 * org.frontdoor.authority.AuthorityException} for a file that cannot be used.
 */
public final class LabAuthority {

  private static final Pattern PORT = Pattern.compile("(?m)^(  port: )[0-9]+$");

  private final Path configFile;
  private final AuthoritySettings settings;
  private final AuthorityConfig config;
  private final World world;

  private LabAuthority(Path configFile, AuthoritySettings settings, World world) {
    this.configFile = configFile;
    this.settings = settings;
    this.world = world;
    this.config =
        new AuthorityConfig(
            settings.identity(),
            settings.provider(),
            settings.profile(),
            CredentialFiles.load(settings, world.clock().instant()),
            new CaseDirectory(settings.cases()),
            new Surroundings(world.clock(), world.random()));
  }

  /**
   * Reads an authority, and tells it first where its provider is.
   *
   * @param folder its folder
   * @param port the provider's port for HI-1 and HI-2
   * @throws LabException if its configuration cannot be changed
   */
  public static LabAuthority at(Path folder, int port, World world) {
    Path configFile = folder.resolve("authority.yaml");
    try {
      String text = Files.readString(configFile);
      Files.writeString(configFile, PORT.matcher(text).replaceFirst("$1" + port));
    } catch (IOException e) {
      throw new LabException("Cannot change " + configFile + ": " + e.getMessage());
    }
    return new LabAuthority(configFile, AuthoritySettings.read(configFile), world);
  }

  /** The file that it was read from. */
  public Path configFile() {
    return configFile;
  }

  /** What the file says, and the keys that it names. */
  public AuthorityConfig config() {
    return config;
  }

  /** Somebody who orders interception for this authority, with the laboratory's judge. */
  public CaseOfficer officer(LabFolder lab) {
    return new CaseOfficer(Authority.connect(config), LabPeople.judge(lab, world), world.clock());
  }

  /** The laboratory's tester, at the upper tester of this authority's provider. */
  public UpperTester tester(LabFolder lab, int port) {
    return LabPeople.tester(
        lab,
        new ProviderAddress(settings.provider().id(), settings.provider().host(), port),
        world);
  }

  /** The store of what was delivered, for reading. */
  public RecordStore openStore() throws StoreException {
    return RocksRecordStore.openReadOnly(settings.records());
  }

  /** Judges what is stored. */
  public EvidenceCheck check() {
    return new EvidenceCheck(
        settings.provider().id(),
        settings.identity(),
        new MessageVerifier(new CertificateVerifier(config.credentials().trust())),
        config.credentials().delivery());
  }

  /** Opens what is stored. */
  public EvidenceOpener opener() {
    return new EvidenceOpener(config.credentials().delivery());
  }
}
