package org.frontdoor.conformance.mutants.authority;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.function.Predicate;
import org.frontdoor.authority.collector.Expectations;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.StreamFault;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.Wire;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.StreamOptions;

/** Authorities that open a stream in a wrong way. */
final class OpeningMutants {

  private static final int OPTIONS = 3;

  private OpeningMutants() {}

  static List<AuthorityMutant> list() {
    return List.of(
        new AuthorityMutant(
            "HDR-14",
            "sends a field that nobody knows",
            "one breaks it",
            Faults.onStreams(UnknownField::new)),
        new AuthorityMutant(
            "TRN-02", "trusts any server", "it goes on after the handshake", new TrustsAnybody()),
        new AuthorityMutant(
            "SEC-04",
            "takes a delivery from any provider",
            "it resumes delivery with it",
            new TrustsAnybody()),
        new AuthorityMutant(
            "HI2-OPT-01",
            "sends a keepalive before its Hello",
            "it begins with something else",
            Faults.onLaterStreams(KeepaliveFirst::new)),
        new AuthorityMutant(
            "HI2-OPT-05",
            "keeps units that come too early for later",
            "end the stream",
            Faults.onStreams(PatientWithEarlyData::new)),
        new AuthorityMutant(
            "HI2-OPT-06",
            "overlooks options that come again",
            "options that come again end the stream",
            Faults.onStreams(OptionsOnce::new)),
        resumes("options of any signer", "signed by another provider", options -> true),
        resumes(
            "any window",
            "whose window is larger",
            options -> options.getWindowBytes() > Expectations.DEFAULT_WINDOW_BYTES),
        resumes(
            "options for anybody",
            "for another authority",
            options -> options.getAuthority().getUniqueIdentifier().equals("CONFAUTB")),
        resumes(
            "fewer options than were signed",
            "removed on the way",
            options -> options.getOptionsCount() < OPTIONS));
  }

  private static AuthorityMutant resumes(
      String with, String words, Predicate<StreamOptions> believed) {
    return new AuthorityMutant(
        "HI2-OPT-08",
        "goes on with " + with,
        words,
        Faults.onLaterStreams(() -> new ResumesAnyway(believed)));
  }

  private static final class UnknownField implements StreamFault {
    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      UnknownFieldSet unknown =
          UnknownFieldSet.newBuilder()
              .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
              .build();
      wire.toProvider(
          message.hasAcknowledgement()
              ? message.toBuilder().setUnknownFields(unknown).build()
              : message);
    }
  }

  private static final class TrustsAnybody implements AuthorityMutation {
    @Override
    public boolean trustsAnybody() {
      return true;
    }

    @Override
    public StreamFault stream() {
      return new ResumesAnyway(
          options -> options.getProvider().getUniqueIdentifier().equals("CONFPROB"));
    }
  }

  private static final class ResumesAnyway implements StreamFault {
    private final Predicate<StreamOptions> believed;

    ResumesAnyway(Predicate<StreamOptions> believed) {
      this.believed = believed;
    }

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      if (message.hasHelloResponse() && believed.test(optionsIn(message))) {
        wire.toProvider(DeliverRequest.newBuilder().setResume(Resume.getDefaultInstance()).build());
      } else {
        wire.toAuthority(message);
      }
    }

    private static StreamOptions optionsIn(DeliverResponse message) {
      try {
        return StreamOptions.parseFrom(message.getHelloResponse().getSignedOptions().getMessage());
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final class KeepaliveFirst implements StreamFault {
    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      if (message.hasHello()) {
        wire.toProvider(
            DeliverRequest.newBuilder()
                .setKeepaliveRequest(KeepaliveRequest.getDefaultInstance())
                .build());
      }
      wire.toProvider(message);
    }
  }

  private static final class PatientWithEarlyData implements StreamFault {
    private boolean open;

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      open |= message.hasResumed();
      if (open || !message.hasUnits()) {
        wire.toAuthority(message);
      }
    }
  }

  private static final class OptionsOnce implements StreamFault {
    private boolean agreed;

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      if (!(agreed && message.hasHelloResponse())) {
        wire.toAuthority(message);
      }
      agreed |= message.hasHelloResponse();
    }
  }
}
