package org.frontdoor.conformance.mutants.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.UnitKind;

/** Mutants of the groups HI2-SEQ, HI2-CIN and HI2-TST. */
public final class CounterMutants {

  private CounterMutants() {}

  /** Those of HI2-SEQ and HI2-CIN. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("HI2-SEQ-01", "leaves a number out", "rise by one", new Hole()),
        new Mutant("HI2-SEQ-02", "counts sessions together", "for themselves", new Together()),
        new Mutant("HI2-SEQ-03", "counts keepalives too", "take no number", new Counted()),
        new Mutant("HI2-SEQ-06", "gives reports a CIN", "one has a CIN", new ReportWithCin()),
        new Mutant("HI2-SEQ-06", "gives parallel sessions one CIN", "both have one", new OneCin()),
        new Mutant("HI2-SEQ-07", "does not mark the end", "END the last", new NoEnd()),
        new Mutant("HI2-SEQ-08", "writes milliseconds", "in microseconds", new Millis()),
        new Mutant("HI2-CIN-02", "begins anew after a crash", "counted on", new Anew()));
  }

  /** Those of HI2-TST. */
  public static List<Mutant> tests() {
    return List.of(
        new Mutant("HI2-TST-01", "calls the test a message", "test record", new TestIsMessage()),
        new Mutant("HI2-TST-01", "numbers the test 1", "has the number 0", new TestIsOne()));
  }

  private static boolean isReport(IriRecord record) {
    return record.getType() == IriType.IRI_TYPE_REPORT;
  }

  private static IriRecord moved(IriRecord record, int by) {
    return record.toBuilder().setSequenceNumber(record.getSequenceNumber() + by).build();
  }

  private static final class Hole extends ChangedRecords {
    private static final int AT = 4;

    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return isReport(record) && record.getSequenceNumber() >= AT ? moved(record, 1) : record;
    }
  }

  private static final class Together extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.getCommunicationIdentityNumber() > 1 ? moved(record, 2) : record;
    }
  }

  private static final class Counted extends ChangedRecords {
    private int keepalives;

    @Override
    protected Optional<DeliverRequest> request(DeliverRequest request) {
      keepalives += request.hasKeepaliveRequest() ? 1 : 0;
      return Optional.of(request);
    }

    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return isReport(record) && record.getSequenceNumber() > 0
          ? moved(record, keepalives)
          : record;
    }
  }

  private static final class ReportWithCin extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return isReport(record)
          ? record.toBuilder().setCommunicationIdentityNumber(1).build()
          : record;
    }
  }

  private static final class OneCin extends ChangedRecords {
    private final Map<String, TreeSet<Integer>> open = new HashMap<>();

    @Override
    protected IriRecord record(String liid, IriRecord record) {
      if (!record.hasCommunicationIdentityNumber()) {
        return record;
      }
      int cin = record.getCommunicationIdentityNumber();
      TreeSet<Integer> sessions = open.computeIfAbsent(liid, task -> new TreeSet<>());
      sessions.add(cin);
      int first = sessions.getFirst();
      if (record.getType() == IriType.IRI_TYPE_END) {
        sessions.remove(cin);
      }
      return record.toBuilder().setCommunicationIdentityNumber(first).build();
    }
  }

  private static final class NoEnd extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.getType() == IriType.IRI_TYPE_END
          ? record.toBuilder().setType(IriType.IRI_TYPE_CONTINUE).build()
          : record;
    }
  }

  private static final class Millis extends ChangedRecords {
    private static final int MICROS = 1000;

    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.toBuilder().setTimeMicros(record.getTimeMicros() / MICROS).build();
    }
  }

  /** A restarted provider begins a new epoch, and this one its sequence numbers too. */
  private static final class Anew extends ChangedRecords {
    private final Map<String, Integer> next = new HashMap<>();
    private final Map<String, Integer> base = new HashMap<>();

    @Override
    protected List<Draft> change(Draft unit) {
      if (unit.kind() == UnitKind.UNIT_KIND_EPOCH && unit.header().getEpoch() > 1) {
        base.put(unit.liid(), next.getOrDefault(unit.liid(), 0));
      }
      return super.change(unit);
    }

    @Override
    protected IriRecord record(String liid, IriRecord record) {
      if (!isReport(record)) {
        return record;
      }
      next.put(liid, record.getSequenceNumber() + 1);
      return moved(record, -base.getOrDefault(liid, 0));
    }
  }

  private static final class TestIsMessage extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return isTest(record)
          ? record.toBuilder().setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT).build()
          : record;
    }
  }

  private static final class TestIsOne extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return isTest(record) ? moved(record, 1) : record;
    }
  }
}
