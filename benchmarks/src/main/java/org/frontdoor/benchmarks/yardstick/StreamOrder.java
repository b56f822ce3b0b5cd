package org.frontdoor.benchmarks.yardstick;

import com.google.protobuf.ListValue;
import com.google.protobuf.Value;

/**
 * What a server is to stream, without end.
 *
 * @param recordsAMessage records in each message
 * @param form what each record looks like
 */
record StreamOrder(int recordsAMessage, RecordForm form) {

  ListValue toMessage() {
    return ListValue.newBuilder()
        .addValues(number(recordsAMessage))
        .addValues(number(form.sender()))
        .addValues(number(form.receiver()))
        .build();
  }

  static StreamOrder of(ListValue message) {
    return new StreamOrder(
        number(message, 0), new RecordForm(number(message, 1), number(message, 2)));
  }

  private static Value number(int value) {
    return Value.newBuilder().setNumberValue(value).build();
  }

  private static int number(ListValue message, int index) {
    return (int) message.getValues(index).getNumberValue();
  }
}
