package org.frontdoor.lab.catalogue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a file, it is an entry or it is refused. */
final class EntryReaderFuzzTest {

  @FuzzTest
  void reader_givenAnyText_readsOrRefuses(byte[] bytes) {
    read(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest
  void reader_givenAnEntryWithADent_readsOrRefuses(byte[] bytes) {
    if (bytes.length > 2) {
      int at = (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % Lessons.YAML.length();
      String dent = new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_8);
      read(Lessons.YAML.substring(0, at) + dent + Lessons.YAML.substring(at));
    }
  }

  private static void read(String text) {
    try {
      var unused = EntryReader.read("TST-01.yaml", text);
    } catch (CatalogueException e) {
      // Refused.
    }
  }
}
