package org.frontdoor.benchmarks.hi1;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.micro.Cost;
import org.frontdoor.benchmarks.micro.Step;

/** Which part of the processor time of a message goes into which check. */
final class Shares {

  private static final double HUNDRED = 100;

  private final Map<Step, Double> micros;

  private Shares(Map<Step, Double> micros) {
    this.micros = micros;
  }

  /** Takes the costs of all steps that check signatures. */
  static Shares of(List<Cost> costs) {
    Map<Step, Double> micros = new EnumMap<>(Step.class);
    costs.forEach(cost -> micros.put(cost.step(), cost.micros()));
    return new Shares(micros);
  }

  /** Of any message. */
  List<Figure> ofMessage(double cpuMicros) {
    return List.of(
        share("message", "Ed25519", micros(Step.ED25519), cpuMicros),
        share("message", "sender's certificate", micros(Step.SENDER_PATH), cpuMicros));
  }

  /** Of a message that submits a warrant. */
  List<Figure> ofSubmission(double cpuMicros) {
    double stamp =
        micros(Step.WARRANT)
            - micros(Step.PARSE_WARRANT)
            - micros(Step.ECDSA)
            - micros(Step.JUDGE_PATH);
    return List.of(
        share("submission", "Ed25519", micros(Step.ED25519), cpuMicros),
        share("submission", "sender's certificate", micros(Step.SENDER_PATH), cpuMicros),
        share("submission", "parsing the warrant", micros(Step.PARSE_WARRANT), cpuMicros),
        share("submission", "judge's signature", micros(Step.ECDSA), cpuMicros),
        share("submission", "judge's certificate", micros(Step.JUDGE_PATH), cpuMicros),
        share("submission", "time stamp", stamp, cpuMicros));
  }

  private double micros(Step step) {
    Double known = micros.get(step);
    if (known == null) {
      throw new IllegalStateException("not measured: " + step.words());
    }
    return known;
  }

  private static Figure share(String of, String check, double micros, double cpuMicros) {
    return Figure.of(of + ", share of " + check, "%", HUNDRED * micros / cpuMicros);
  }
}
