package org.frontdoor.lab.endpoint;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;

/**
 * What the provider's own account says it has refused an authority, read in the provider's register
 * beside the running provider: whole messages, and single actions that would have changed
 * something. Whoever was refused has no part in it.
 */
public final class ProviderAccount {

  private static final String REFUSALS =
      "SELECT COUNT(*) AS refusals, MIN(outcome) AS code FROM audit"
          + " WHERE number > ? AND actor = ? AND outcome <> ? AND action IN (?, ?, ?)";
  private static final String HEAD = "SELECT COALESCE(MAX(number), 0) AS head FROM audit";

  private final String register;
  private final String actor;
  private final long before;

  private ProviderAccount(String register, String actor, long before) {
    this.register = register;
    this.actor = actor;
    this.before = before;
  }

  /**
   * What was refused since some moment.
   *
   * @param count how many entries say so; a message may have several
   * @param code the smallest HI-1 error code among them; 0 if there is none
   */
  public record Refused(long count, int code) {}

  /**
   * Remembers where the account stands now.
   *
   * @param authority whose refusals are asked for
   * @throws SQLException if it cannot be read
   */
  public static ProviderAccount from(Endpoint endpoint, EndpointId authority) throws SQLException {
    String register =
        "jdbc:sqlite:file:"
            + endpoint.lab().providerData().resolve("register").resolve("register.db")
            + "?mode=ro";
    String actor =
        AuditEntry.authority(authority.getCountryCode(), authority.getUniqueIdentifier());
    try (Connection connection = DriverManager.getConnection(register);
        PreparedStatement query = connection.prepareStatement(HEAD);
        ResultSet row = query.executeQuery()) {
      return new ProviderAccount(register, actor, row.next() ? row.getLong("head") : 0);
    }
  }

  /**
   * What was refused since then.
   *
   * @throws SQLException if it cannot be read
   */
  public Refused refused() throws SQLException {
    try (Connection connection = DriverManager.getConnection(register);
        PreparedStatement query = connection.prepareStatement(REFUSALS)) {
      query.setLong(1, before);
      query.setString(2, actor);
      query.setInt(3, AuditEntry.DONE);
      query.setInt(4, AuditAction.CREATE.number());
      query.setInt(5, AuditAction.UPDATE.number());
      query.setInt(6, AuditAction.MESSAGE_REFUSED.number());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Refused(row.getLong("refusals"), row.getInt("code"))
            : new Refused(0, 0);
      }
    }
  }
}
