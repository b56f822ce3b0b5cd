package org.frontdoor.provider.interception;

import org.frontdoor.protocol.seal.BatchCipher;
import org.frontdoor.provider.delivery.EpochPolicy;
import org.frontdoor.provider.delivery.TaskDelivery;
import org.frontdoor.provider.delivery.TaskState;

/** Makes the loop's tasks from committed ones. Each begins a new epoch. */
final class TaskFactory {

  private final ProviderSide side;
  private final EpochPolicy epochs;
  private final BatchCipher cipher = new BatchCipher();

  TaskFactory(ProviderSide side, EpochPolicy epochs) {
    this.side = side;
    this.epochs = epochs;
  }

  InterceptedTask make(TaskState state, long readMicros) {
    TaskDelivery delivery =
        new TaskDelivery(
            state.definition(), state.progress(), side.provider(), epochs, side.random(), cipher);
    return new InterceptedTask(state, delivery, readMicros);
  }
}
