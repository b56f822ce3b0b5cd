package org.frontdoor.protocol.wire;

/**
 * How large a message may be.
 *
 * @param maxBytes most bytes of the whole message
 * @param maxDepth most messages inside each other, the outermost counted as one
 * @param maxFields most fields and elements of lists, over all levels
 */
public record ParseLimits(int maxBytes, int maxDepth, int maxFields) {

  private static final ParseLimits USUAL = new ParseLimits(1 << 20, 16, 20_000);

  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public ParseLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxFields < 1) {
      throw new IllegalArgumentException("limits of parsing must be positive");
    }
  }

  /** 1 MiB, 16 levels, 20 000 fields: what HI-1 and warrants may have. */
  public static ParseLimits usual() {
    return USUAL;
  }

  /** The same but for the number of bytes. */
  public ParseLimits withMaxBytes(int bytes) {
    return new ParseLimits(bytes, maxDepth, maxFields);
  }
}
