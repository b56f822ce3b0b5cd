package org.frontdoor.provider.intake;

import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that makes errors of HI-1. Each gets a correlation identifier that stands in the
 * log beside the broken rule; what was received stands in neither.
 */
final class Hi1Faults {

  private static final Logger log = LoggerFactory.getLogger(Hi1Faults.class);

  private final Supplier<UUID> ids;

  /**
   * @param ids source of correlation identifiers
   */
  Hi1Faults(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** An error that is not one field's. */
  ErrorInformation of(Hi1Fault fault) {
    return of(fault, "");
  }

  /**
   * An error of one field.
   *
   * @param field path of the field in the message, made of field names and positions only
   */
  ErrorInformation of(Hi1Fault fault, String field) {
    return build(fault.code(), fault.sentence(), field, fault.rule(), fault.remedy());
  }

  /** An error of shape, as the strict parser found it. */
  ErrorInformation malformed(MalformedMessageException found) {
    Hi1Fault fault = Hi1Fault.MESSAGE_MALFORMED;
    return build(
        fault.code(),
        found.getMessage() == null ? fault.sentence() : found.getMessage(),
        found.field(),
        found.rule(),
        found.remedy());
  }

  /** A signature that is not trusted, by its reason. */
  ErrorInformation untrusted(UntrustReason reason) {
    return build(
        Hi1Fault.SIGNATURE_UNTRUSTED.code(),
        "Not trusted: " + reason.sentence() + ".",
        "",
        reason.rule(),
        reason.remedy());
  }

  private ErrorInformation build(
      int code, String sentence, String field, String rule, String remedy) {
    String correlation = ids.get().toString();
    log.info("HI-1 refused: rule {}, code {}, correlation {}", rule, code, correlation);
    return ErrorInformation.newBuilder()
        .setErrorCode(code)
        .setErrorDescription(sentence)
        .setField(field)
        .setRule(rule)
        .setRemedy(remedy)
        .setCorrelationId(correlation)
        .build();
  }
}
