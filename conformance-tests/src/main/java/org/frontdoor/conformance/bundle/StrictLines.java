package org.frontdoor.conformance.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Lines of UTF-8, each with one line feed at its end and not longer than a step can be. */
final class StrictLines implements AutoCloseable {

  private static final int LONGEST = 128 << 20;

  private final InputStream file;
  private int line;

  private StrictLines(InputStream file) {
    this.file = file;
  }

  static StrictLines open(Path path) throws IOException {
    return new StrictLines(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
  }

  /** The next line without its end; empty at the end of the file. */
  Optional<String> next() throws IOException, BundleException {
    line++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = file.read(); next != '\n'; next = file.read()) {
      if (next < 0) {
        if (bytes.size() == 0) {
          return Optional.empty();
        }
        throw BundleException.inLine(line, "has no end");
      }
      if (bytes.size() >= LONGEST) {
        throw BundleException.inLine(line, "is too long");
      }
      bytes.write(next);
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString());
    } catch (CharacterCodingException e) {
      throw BundleException.inLine(line, "is not text in UTF-8");
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
