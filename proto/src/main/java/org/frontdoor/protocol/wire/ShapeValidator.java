package org.frontdoor.protocol.wire;

import build.buf.protovalidate.Config;
import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPathElement;
import build.buf.validate.Violation;
import com.google.protobuf.Message;
import java.util.stream.Collectors;

/**
 * Checks messages against the rules that stand beside the fields in the .proto files. Safe for use
 * by many threads; making one is slow, so there is one for all.
 */
public final class ShapeValidator {

  private static final ShapeValidator SHARED = new ShapeValidator();

  private final Validator validator =
      ValidatorFactory.newBuilder()
          .withConfig(Config.newBuilder().setFailFast(true).build())
          .build();

  private ShapeValidator() {}

  /** The validator. */
  public static ShapeValidator shared() {
    return SHARED;
  }

  /**
   * Checks a message, for a sender that wants to know before the receiver tells.
   *
   * @throws MalformedMessageException naming the first field that breaks its rule
   */
  public void check(Message message) throws MalformedMessageException {
    try {
      ValidationResult result = validator.validate(message);
      if (!result.isSuccess()) {
        throw broken(result.getViolations().getFirst().toProto());
      }
    } catch (ValidationException e) {
      throw new IllegalStateException("the rules of a .proto file cannot be evaluated", e);
    }
  }

  /** The validator's own words say what the rule asks for; they never repeat the value. */
  private static MalformedMessageException broken(Violation violation) {
    String path =
        violation.getField().getElementsList().stream()
            .map(ShapeValidator::step)
            .collect(Collectors.joining("."));
    String rule = violation.getRuleId();
    return new MalformedMessageException(
        path,
        rule,
        "breaks the rule " + rule,
        "As the contract says: " + violation.getMessage() + ".");
  }

  private static String step(FieldPathElement element) {
    return element.getSubscriptCase() == FieldPathElement.SubscriptCase.INDEX
        ? element.getFieldName() + "[" + element.getIndex() + "]"
        : element.getFieldName();
  }
}
