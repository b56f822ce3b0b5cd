package org.frontdoor.provider.storage.sqlite;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditHead;
import org.frontdoor.provider.accountability.AuditRecord;
import org.frontdoor.provider.accountability.AuditSubject;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code audit}. */
final class AuditRows {

  private final Handle handle;
  private @Nullable AuditHead head;

  AuditRows(Handle handle) {
    this.handle = handle;
  }

  /** The end of the account; no other transaction can move it during this one. */
  AuditHead head() {
    AuditHead known = head;
    if (known == null) {
      known = readHead();
      head = known;
    }
    return known;
  }

  private AuditHead readHead() {
    return handle
        .createQuery("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        .map(
            (row, context) ->
                new AuditHead(row.getLong("number"), ByteString.copyFrom(row.getBytes("hash"))))
        .findOne()
        .orElse(AuditHead.EMPTY);
  }

  List<AuditRecord> records(long fromNumber, int max) {
    return handle
        .createQuery("SELECT * FROM audit WHERE number >= ? ORDER BY number LIMIT ?")
        .bind(0, fromNumber)
        .bind(1, max)
        .map((row, context) -> read(row))
        .list();
  }

  void append(AuditEntry entry) {
    AuditHead after = head().after(entry);
    @Nullable UUID object = entry.subject().objectId();
    @Nullable ByteString reference = entry.subject().referenceHash();
    handle
        .createUpdate(
            "INSERT INTO audit (number, time, actor, action, object_id, reference_hash, outcome,"
                + " correlation_id, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, after.count())
        .bind(1, Micros.of(entry.time()))
        .bind(2, entry.actor())
        .bind(3, entry.action().number())
        .bind(4, object == null ? null : object.toString())
        .bind(5, reference == null ? null : reference.toByteArray())
        .bind(6, entry.outcome())
        .bind(7, entry.correlationId())
        .bind(8, after.hash().toByteArray())
        .execute();
    head = after;
  }

  private static AuditRecord read(ResultSet row) throws SQLException {
    @Nullable String object = row.getString("object_id");
    byte @Nullable [] reference = row.getBytes("reference_hash");
    AuditSubject subject =
        new AuditSubject(
            object == null ? null : UUID.fromString(object),
            reference == null ? null : ByteString.copyFrom(reference));
    AuditEntry entry =
        new AuditEntry(
            row.getString("actor"),
            Micros.instant(row.getLong("time")),
            AuditAction.ofNumber(row.getInt("action")),
            subject,
            row.getInt("outcome"),
            row.getString("correlation_id"));
    return new AuditRecord(row.getLong("number"), entry, ByteString.copyFrom(row.getBytes("hash")));
  }
}
