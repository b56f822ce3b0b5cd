package org.frontdoor.provider.delivery;

import java.util.HashMap;
import java.util.Map;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.provider.delivery.ContextState.Open;
import org.frontdoor.provider.delivery.ContextState.SessionKey;

/**
 * Gives each record its type, communication identity number and sequence number (TS 102 232-1
 * clauses 5.2.4, 5.2.5, 5.2.10).
 *
 * <table>
 *   <caption>What a record becomes</caption>
 *   <tr><th>event</th><th>context before</th><th>record</th><th>context after</th></tr>
 *   <tr><td>in a session</td><td>none</td><td>BEGIN, new CIN, 0</td><td>open</td></tr>
 *   <tr><td>in a session</td><td>open</td><td>CONTINUE, same CIN, next</td><td>open</td></tr>
 *   <tr><td>last of a session</td><td>open</td><td>END, same CIN, next</td><td>none</td></tr>
 *   <tr><td>last of a session</td><td>none</td><td>REPORT, no CIN, next</td><td>none</td></tr>
 *   <tr><td>outside any session</td><td>-</td><td>REPORT, no CIN, next</td><td>-</td></tr>
 * </table>
 */
final class SequenceContexts {

  private final Map<SessionKey, Open> open;
  private int lastCin;
  private int nextReport;

  SequenceContexts(ContextState state) {
    this.open = new HashMap<>(state.open());
    this.lastCin = state.lastCin();
    this.nextReport = state.nextReport();
  }

  ContextState state() {
    return new ContextState(lastCin, nextReport, open);
  }

  /** A record outside any session. */
  void report(IriRecord.Builder record) {
    record.setType(IriType.IRI_TYPE_REPORT).setSequenceNumber(nextReport++);
  }

  /** A record of a session that goes on. */
  void within(SessionKey session, IriRecord.Builder record) {
    Open context = open.get(session);
    if (context == null) {
      context = new Open(++lastCin, 0);
      record.setType(IriType.IRI_TYPE_BEGIN);
    } else {
      record.setType(IriType.IRI_TYPE_CONTINUE);
    }
    number(record, context);
    open.put(session, new Open(context.cin(), context.nextSequence() + 1));
  }

  /** The last record of a session. */
  void closing(SessionKey session, IriRecord.Builder record) {
    Open context = open.remove(session);
    if (context == null) {
      report(record);
    } else {
      record.setType(IriType.IRI_TYPE_END);
      number(record, context);
    }
  }

  /** Forgets every open session: what goes on afterwards begins a new context. */
  void closeAll() {
    open.clear();
  }

  private static void number(IriRecord.Builder record, Open context) {
    record.setCommunicationIdentityNumber(context.cin()).setSequenceNumber(context.nextSequence());
  }
}
