package org.frontdoor.provider.server;

/**
 * A configuration with which the provider does not start. The message names key, rule and remedy.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigException(String key, String rule) {
    super("configuration key '" + key + "' " + rule);
  }

  ConfigException(String message) {
    super(message);
  }
}
