package org.frontdoor.provider.storage.sqlite;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.Latch;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.frontdoor.provider.register.RegisterUnavailableException.Cause;
import org.frontdoor.provider.register.StoredObject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code object} and {@code association}. */
final class ObjectRows {

  private static final String TABLE = "object";
  private static final String COLUMNS = "SELECT id, generation, latch, archived, body FROM object ";

  private static final int MOST_SEEN = 1024;

  private final Handle handle;
  private final ColumnCipher cipher;
  private final ReferenceIndex references;
  private final Map<UUID, StoredObject> seen = new HashMap<>();

  ObjectRows(Handle handle, ColumnCipher cipher, ReferenceIndex references) {
    this.handle = handle;
    this.cipher = cipher;
    this.references = references;
  }

  /** What was read or written by this transaction is remembered: it alone could change it. */
  Optional<StoredObject> find(UUID id) {
    StoredObject known = seen.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<StoredObject> found = read(id);
    found.ifPresent(this::remember);
    return found;
  }

  private void remember(StoredObject object) {
    if (seen.size() == MOST_SEEN) {
      seen.clear();
    }
    seen.put(object.id(), object);
  }

  private Optional<StoredObject> read(UUID id) {
    return handle
        .createQuery(COLUMNS + "WHERE id = ?")
        .bind(0, id.toString())
        .map((row, context) -> read(row))
        .findOne();
  }

  Optional<StoredObject> findByReference(EndpointId owner, ObjectType type, String reference) {
    return handle
        .createQuery(COLUMNS + "WHERE reference_index = ? ORDER BY position LIMIT 1")
        .bind(0, references.of(owner, type, reference))
        .map((row, context) -> read(row))
        .findOne();
  }

  List<StoredObject> list(ObjectQuery query) {
    return select(COLUMNS, query).map((row, context) -> read(row)).list();
  }

  List<UUID> identifiers(ObjectQuery query) {
    return select("SELECT id FROM object ", query)
        .map((row, context) -> UUID.fromString(row.getString(1)))
        .list();
  }

  private Query select(String columns, ObjectQuery query) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder sql = new StringBuilder(columns).append("WHERE archived = 0");
    scope(query.scope(), sql, values);
    if (query.type() != null) {
      sql.append(" AND type = :type");
      values.put("type", query.type().getNumber());
    }
    if (query.status() != null) {
      sql.append(" AND status = :status");
      values.put("status", query.status());
    }
    if (query.country() != null) {
      sql.append(" AND owner_country = :country");
      values.put("country", query.country());
    }
    changed(query.changed(), sql, values);
    sql.append(" ORDER BY last_changed DESC, id LIMIT :limit");
    values.put("limit", query.limit());
    return handle.createQuery(sql.toString()).bindMap(values);
  }

  private static void scope(
      ObjectQuery.Scope scope, StringBuilder sql, Map<String, Object> values) {
    switch (scope) {
      case ObjectQuery.Scope.OwnedBy owned -> {
        sql.append(" AND owner_country = :ownerCountry AND owner = :owner");
        values.put("ownerCountry", owned.owner().getCountryCode());
        values.put("owner", owned.owner().getUniqueIdentifier());
      }
      case ObjectQuery.Scope.Naming naming -> {
        sql.append(" AND id IN (SELECT object_id FROM association WHERE associated_id = :named)");
        values.put("named", naming.associated().toString());
      }
      case ObjectQuery.Scope.NamingNone none ->
          sql.append(" AND id NOT IN (SELECT object_id FROM association)");
      case ObjectQuery.Scope.WholeRegister whole -> {}
    }
  }

  private static void changed(
      ObjectQuery.ChangedWithin within, StringBuilder sql, Map<String, Object> values) {
    if (within.from().isAfter(Instant.MIN)) {
      sql.append(" AND last_changed >= :from");
      values.put("from", Micros.notBefore(within.from()));
    }
    if (within.before().isBefore(Instant.MAX)) {
      sql.append(" AND last_changed < :before");
      values.put("before", Micros.notBefore(within.before()));
    }
  }

  /** Inserts an object; does nothing and gives false if its identifier is taken. */
  boolean insert(StoredObject object) {
    String columns =
        "type, owner_country, owner, generation, last_changed, status, latch, archived,"
            + " reference_index, body, id";
    Update update =
        handle.createUpdate(
            "INSERT INTO object ("
                + columns
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO NOTHING");
    if (bind(update, object).execute() == 0) {
      return false;
    }
    associate(object);
    remember(object);
    return true;
  }

  void replace(StoredObject before, StoredObject object) {
    Update update =
        handle.createUpdate(
            "UPDATE object SET type = ?, owner_country = ?, owner = ?, generation = ?,"
                + " last_changed = ?, status = ?, latch = ?, archived = ?, reference_index = ?,"
                + " body = ? WHERE id = ?");
    bind(update, object).execute();
    if (!before.associated().equals(object.associated())) {
      handle.execute("DELETE FROM association WHERE object_id = ?", object.id().toString());
      associate(object);
    }
    remember(object);
  }

  private void associate(StoredObject object) {
    for (UUID associated : object.associated()) {
      handle.execute(
          "INSERT INTO association (object_id, associated_id) VALUES (?, ?)",
          object.id().toString(),
          associated.toString());
    }
  }

  private Update bind(Update update, StoredObject object) {
    Optional<byte[]> index =
        object.reference().map(text -> references.of(object.owner(), object.type(), text));
    String id = object.id().toString();
    return update
        .bind(0, object.type().getNumber())
        .bind(1, object.country())
        .bind(2, object.owner().getUniqueIdentifier())
        .bind(3, object.generation())
        .bind(4, Micros.of(object.lastChanged()))
        .bind(5, object.status())
        .bind(6, object.latch().name())
        .bind(7, object.archived() ? 1 : 0)
        .bind(8, index)
        .bind(
            9,
            cipher.seal(TABLE, row(id, object.generation()), "body", object.body().toByteArray()))
        .bind(10, id);
  }

  private StoredObject read(ResultSet row) throws SQLException {
    String place = row(row.getString("id"), row.getLong("generation"));
    byte[] body = cipher.open(TABLE, place, "body", row.getBytes("body"));
    try {
      return new StoredObject(
          Hi1Object.parseFrom(body),
          Latch.valueOf(row.getString("latch")),
          row.getInt("archived") == 1);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new RegisterUnavailableException(Cause.DAMAGED, e);
    }
  }

  /** An older body cannot be put back in the place of a newer one. */
  private static String row(String id, long generation) {
    return id + "/" + generation;
  }
}
