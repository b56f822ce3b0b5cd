package org.frontdoor.conformance.cases;

import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.hi2.v1.UnitKind;

/** Finds the records of one message again: each message goes to an account of its own. */
public final class Product {

  private Product() {}

  /** How many records of a task tell of a message to that account. */
  public static long to(Delivery delivery, String liid, String account) {
    return delivery.received().product(liid).stream()
        .filter(one -> one.record().getToList().contains(account))
        .count();
  }

  /** Whether the END of a task has come. */
  public static boolean hasEnded(Delivery delivery, String liid) {
    return delivery.received().units(liid).stream()
        .anyMatch(unit -> unit.header().getKind() == UnitKind.UNIT_KIND_END);
  }
}
