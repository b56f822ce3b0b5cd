package org.frontdoor.lab.scenarios.dlv;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;

/** A delivery with windows of integrity, as it lies at the authority. */
final class WindowTrail implements Trail {

  private final long[] records;
  private final boolean[] content;
  private final long[] signatures;
  private final boolean noted;

  /**
   * Verifies every beginning of a delivery.
   *
   * @param noted whether the authority notes each signature's number elsewhere when it comes, so
   *     that the attacker can take away only what no signature covers yet
   */
  WindowTrail(List<WindowPiece> pieces, PublicKey key, boolean noted)
      throws GeneralSecurityException {
    this.noted = noted;
    this.records = new long[pieces.size() + 1];
    this.content = new boolean[pieces.size() + 1];
    this.signatures = new long[pieces.size() + 1];
    WindowVerifier verifier = new WindowVerifier(key);
    content[0] = verifier.content();
    for (int i = 0; i < pieces.size(); i++) {
      verifier.feed(pieces.get(i));
      records[i + 1] = records[i] + (pieces.get(i) instanceof WindowPiece.Pdu ? 1 : 0);
      content[i + 1] = verifier.content();
      signatures[i + 1] = verifier.signatures();
    }
  }

  @Override
  public int length() {
    return records.length - 1;
  }

  @Override
  public long records(int pieces) {
    return records[pieces];
  }

  @Override
  public boolean looksWhole(int kept, int moment) {
    return content[kept] && (!noted || signatures[kept] == signatures[moment]);
  }

  @Override
  public int firstMoment() {
    return noted ? 0 : length();
  }
}
