package org.frontdoor.conformance.mutants.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.stream.ChangedRecords;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.TargetedParty;

/** Mutants of MSG-06 to MSG-17. */
public final class RecordMutants {

  private RecordMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "MSG-06", "names receivers of a session", "names 0 receivers", new SessionReceiver()),
        new Mutant("MSG-06", "hides who sent to the target", "names nobody", new HiddenSender()),
        new Mutant("MSG-07", "marks one of two targets", "both are marked", new OneOfBoth()),
        new Mutant(
            "MSG-15", "calls fetched messages sent", "carried under its type", new FetchedIsSent()),
        new Mutant(
            "MSG-16", "adds a preview of the message", "encoding does not know", new Preview()),
        new Mutant(
            "MSG-17", "says that a message has no content", "AVAILABILITY_NONE", new Empty()));
  }

  private static final class SessionReceiver extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.getEvent() == MessagingEvent.MESSAGING_EVENT_SESSION_OPENED
          ? record.toBuilder().addTo(record.getFrom()).build()
          : record;
    }
  }

  private static final class HiddenSender extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.getTargetedParty() == TargetedParty.TARGETED_PARTY_TO
          ? record.toBuilder().clearFrom().build()
          : record;
    }
  }

  private static final class OneOfBoth extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.getTargetedParty() == TargetedParty.TARGETED_PARTY_BOTH
          ? record.toBuilder().setTargetedParty(TargetedParty.TARGETED_PARTY_FROM).build()
          : record;
    }
  }

  private static final class FetchedIsSent extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.getEvent() == MessagingEvent.MESSAGING_EVENT_MESSAGE_RETRIEVED
          ? record.toBuilder().setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT).build()
          : record;
    }
  }

  private static final class Preview extends ChangedRecords {
    private static final int FIELD = 40;

    @Override
    protected IriRecord record(String liid, IriRecord record) {
      UnknownFieldSet.Field preview =
          UnknownFieldSet.Field.newBuilder()
              .addLengthDelimited(ByteString.copyFromUtf8("Hi, I will be"))
              .build();
      return record.getEvent() == MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT
          ? record.toBuilder()
              .setUnknownFields(UnknownFieldSet.newBuilder().addField(FIELD, preview).build())
              .build()
          : record;
    }
  }

  private static final class Empty extends ChangedRecords {
    @Override
    protected IriRecord record(String liid, IriRecord record) {
      return record.toBuilder()
          .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_NONE)
          .build();
    }
  }
}
