package org.frontdoor.lab.report;

import java.io.PrintWriter;
import java.util.Locale;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/** Says a line a run, and what is not as predicted under it. */
public final class ConsoleLines implements RunListener {

  private final PrintWriter out;

  /**
   * Lines.
   *
   * @param out where to; flushed after every line
   */
  public ConsoleLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void ends(RunResult result) {
    out.println(
        String.format(
                Locale.ROOT,
                "%-36s %-14s %-14s %-22s %s",
                result.plan().words(),
                result.outcome().map(outcome -> outcome.effect().kind().word()).orElse(""),
                result.outcome().map(outcome -> outcome.visibility().kind().word()).orElse(""),
                result.outcome().map(outcome -> number(result.plan(), outcome)).orElse(""),
                Words.judgement(result.judgement()))
            .stripTrailing());
    Words.remarks(result.judgement()).forEach(remark -> out.println("    " + remark));
    out.flush();
  }

  private static String number(RunPlan plan, Outcome outcome) {
    String harm = plan.entry().terms().harm();
    @Nullable Metric metric = outcome.metrics().get(harm);
    return metric == null ? "" : harm + " = " + Words.value(metric);
  }
}
