package org.frontdoor.lab.escrow.blob;

/** Something escrowed that is not as it must be. Never says what it was. */
public final class BlobException extends Exception {

  private static final long serialVersionUID = 1L;

  private final BlobFault fault;

  BlobException(BlobFault fault) {
    super("Escrow refused: what is good " + fault.rule() + ".");
    this.fault = fault;
  }

  /** What is wrong. */
  public BlobFault fault() {
    return fault;
  }
}
