package org.frontdoor.provider.delivery;

/** Is told of every loss, so that the authority hears of it on HI-1 as well (TS 101 331 4.10 k). */
@FunctionalInterface
public interface LossListener {

  /** Called by the loop after the commit; must return quickly and not throw. */
  void lost(GapLoss loss);
}
