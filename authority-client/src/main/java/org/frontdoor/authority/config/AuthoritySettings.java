package org.frontdoor.authority.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.EndpointId;

/**
 * What {@code authority.yaml} says. Secrets are not in it, only the files that hold them; paths are
 * relative to the file.
 *
 * @param identity who the authority is
 * @param provider whom it orders from
 * @param keys where its keys are
 * @param trust directory of the anchors that it trusts
 * @param store directory of what is delivered and of the case files
 * @param profile national profile of its messages
 */
public record AuthoritySettings(
    EndpointId identity,
    ProviderAddress provider,
    KeyPaths keys,
    Path trust,
    Path store,
    Profile profile) {

  private static final Pattern COUNTRY = Pattern.compile("(?!ZZ)[A-Z]{2}");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?!UNKNOWN$)[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final Pattern WORD = Pattern.compile("\\S{1,64}");
  private static final int LAST_PORT = 65_535;
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern HOST = Pattern.compile("\\S{1,253}");
  private static final String COUNTRY_RULE = "is a country code of two capital letters";
  private static final String IDENTIFIER_RULE =
      "has 1 to 32 letters, digits, underscores or hyphens";

  /**
   * Where the keys are.
   *
   * @param tls PKCS#12 file with the TLS key and certificate
   * @param signing PKCS#12 file with the key and certificate that sign messages
   * @param delivery files with the keysets to which records are sealed, best suite first
   * @param password file with the password of all of them
   */
  public record KeyPaths(Path tls, Path signing, List<Path> delivery, Path password) {

    /** Copies the list, so that the paths stay what they are. */
    public KeyPaths {
      delivery = List.copyOf(delivery);
    }
  }

  /** A national profile, for example XX v1.0. */
  public record Profile(String owner, String version) {}

  /**
   * Reads the file.
   *
   * @throws org.frontdoor.authority.AuthorityException USAGE naming key, value and rule
   */
  public static AuthoritySettings read(Path file) {
    YamlSection root = YamlSection.read(file);
    AuthoritySettings settings =
        new AuthoritySettings(
            closed(root.section("identity")),
            provider(root.section("provider")),
            new KeyPaths(
                root.path("tls"),
                root.path("signing"),
                root.paths("deliveryKeys"),
                root.path("passwordFile")),
            root.path("trust"),
            root.path("store"),
            profile(root.section("profile")));
    root.refuseOthers();
    return settings;
  }

  /**
   * The same with the provider at another address.
   *
   * @param address host and port with a colon between them
   * @throws AuthorityException USAGE if it is not that
   */
  public AuthoritySettings withProviderAt(String address) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? "" : address.substring(0, colon).replaceAll("^\\[|]$", "");
    String port = address.substring(colon + 1);
    if (!HOST.matcher(host).matches()
        || !PORT.matcher(port).matches()
        || Integer.parseInt(port) > LAST_PORT) {
      throw new AuthorityException(
          Fault.USAGE,
          "'" + address + "' is no address of a provider",
          "Write it as host:port, for example 127.0.0.1:9443");
    }
    return new AuthoritySettings(
        identity,
        new ProviderAddress(provider.id(), host, Integer.parseInt(port)),
        keys,
        trust,
        store,
        profile);
  }

  /** The same with another directory of what is delivered and of the case files. */
  public AuthoritySettings withStore(Path other) {
    return new AuthoritySettings(identity, provider, keys, trust, other, profile);
  }

  /** Directory of the records as they are delivered. */
  public Path records() {
    return store.resolve("records");
  }

  /** Directory of the case files. */
  public Path cases() {
    return store.resolve("cases");
  }

  private static EndpointId closed(YamlSection section) {
    EndpointId id = endpoint(section);
    section.refuseOthers();
    return id;
  }

  private static EndpointId endpoint(YamlSection section) {
    return EndpointId.newBuilder()
        .setCountryCode(section.text("country", COUNTRY, COUNTRY_RULE))
        .setUniqueIdentifier(section.text("id", IDENTIFIER, IDENTIFIER_RULE))
        .build();
  }

  private static ProviderAddress provider(YamlSection section) {
    ProviderAddress address =
        new ProviderAddress(
            endpoint(section),
            section.text("host", HOST, "is a host name or an address"),
            section.number("port", 1, LAST_PORT));
    section.refuseOthers();
    return address;
  }

  private static Profile profile(YamlSection section) {
    Profile profile =
        new Profile(
            section.text("owner", WORD, "is a word, for example XX"),
            section.text("version", WORD, "is a word, for example v1.0"));
    section.refuseOthers();
    return profile;
  }
}
