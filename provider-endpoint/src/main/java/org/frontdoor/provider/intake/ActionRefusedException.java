package org.frontdoor.provider.intake;

/** Refuses one action. Holds no value that was received. */
final class ActionRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Hi1Fault fault;
  private final String field;

  /**
   * @param field path of the field at fault below the action, such as {@code
   *     create.object.li_task.timespan}; empty when it is not one field's
   */
  ActionRefusedException(Hi1Fault fault, String field) {
    super(fault.rule(), null, false, false);
    this.fault = fault;
    this.field = field;
  }

  Hi1Fault fault() {
    return fault;
  }

  String field() {
    return field;
  }
}
