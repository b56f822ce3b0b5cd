package org.frontdoor.authority.cli;

import java.nio.file.Path;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.cases.CaseDirectory;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.CredentialFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the configuration, and what is made of it. */
final class ConfigOption {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "authority.yaml",
      description = "Configuration of the authority (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Option(
      names = "--provider",
      paramLabel = "HOST:PORT",
      description = "Where the provider listens, in place of what the configuration says.")
  private @Nullable String provider;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where to store, in place of what the configuration says.")
  private @Nullable Path store;

  AuthoritySettings settings() {
    AuthoritySettings settings = AuthoritySettings.read(file);
    if (provider != null) {
      settings = settings.withProviderAt(provider);
    }
    return store == null ? settings : settings.withStore(store);
  }

  AuthorityConfig config(Surroundings surroundings) {
    AuthoritySettings settings = settings();
    return new AuthorityConfig(
        settings.identity(),
        settings.provider(),
        settings.profile(),
        CredentialFiles.load(settings, surroundings.clock().instant()),
        new CaseDirectory(settings.cases()),
        surroundings);
  }

  Authority connect(Surroundings surroundings) {
    return Authority.connect(config(surroundings));
  }
}
