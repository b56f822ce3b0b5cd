package org.frontdoor.lab.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a file, it is runs or it is refused. */
final class RunFileFuzzTest {

  @FuzzTest
  void file_givenAnyText_readsOrRefuses(byte[] bytes) {
    try {
      var unused = RunFile.read("x.json", new String(bytes, StandardCharsets.UTF_8));
    } catch (RunFileException e) {
      // Refused.
    }
  }
}
