package org.frontdoor.provider.storage.sqlite;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.register.StoredAnswer;
import org.jdbi.v3.core.Handle;

/** The table {@code answer}. */
final class AnswerRows {

  private static final String TABLE = "answer";

  private final Handle handle;
  private final ColumnCipher cipher;

  AnswerRows(Handle handle, ColumnCipher cipher) {
    this.handle = handle;
    this.cipher = cipher;
  }

  Optional<StoredAnswer> find(EndpointId sender, String transactionId) {
    return handle
        .createQuery(
            "SELECT answered_at, request_digest, answer FROM answer"
                + " WHERE sender_country = ? AND sender = ? AND transaction_id = ?")
        .bind(0, sender.getCountryCode())
        .bind(1, sender.getUniqueIdentifier())
        .bind(2, transactionId)
        .map((row, context) -> read(sender, transactionId, row))
        .findOne();
  }

  void insert(StoredAnswer answer) {
    String row = row(answer.sender(), answer.transactionId());
    handle.execute(
        "INSERT INTO answer (sender_country, sender, transaction_id, answered_at, request_digest,"
            + " answer) VALUES (?, ?, ?, ?, ?, ?)",
        answer.sender().getCountryCode(),
        answer.sender().getUniqueIdentifier(),
        answer.transactionId(),
        Micros.of(answer.answeredAt()),
        cipher.seal(TABLE, row, "request_digest", answer.requestDigest().toByteArray()),
        cipher.seal(TABLE, row, "answer", answer.answer().toByteArray()));
  }

  int deleteBefore(Instant instant) {
    return handle.execute("DELETE FROM answer WHERE answered_at < ?", Micros.notBefore(instant));
  }

  private StoredAnswer read(EndpointId sender, String transactionId, ResultSet columns)
      throws SQLException {
    String row = row(sender, transactionId);
    return new StoredAnswer(
        sender,
        transactionId,
        ByteString.copyFrom(
            cipher.open(TABLE, row, "request_digest", columns.getBytes("request_digest"))),
        ByteString.copyFrom(cipher.open(TABLE, row, "answer", columns.getBytes("answer"))),
        Micros.instant(columns.getLong("answered_at")));
  }

  private static String row(EndpointId sender, String transactionId) {
    return sender.getCountryCode() + "/" + sender.getUniqueIdentifier() + "/" + transactionId;
  }
}
