package org.frontdoor.conformance.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.frontdoor.conformance.bundle.Lines.EndLine;
import org.frontdoor.conformance.bundle.Lines.SignatureLine;
import org.frontdoor.conformance.bundle.Lines.StepLine;
import org.frontdoor.conformance.bundle.Lines.VerdictLine;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.protocol.identity.SigningIdentity;

/**
 * Writes the bundle of a run while it goes on: after each case its lines are in the file. It is
 * signed when it is closed. Nobody but the owner may read it: it holds everything in clear, and the
 * private delivery keys, which were made for this run alone.
 */
public final class BundleWriter implements RunListener, AutoCloseable {

  /** What the suite signs the last hash for. */
  static final String PURPOSE = "conformance.bundle";

  private final ObjectMapper mapper = BundleJson.mapper();
  private final Chain chain = new Chain();
  private final BufferedWriter file;
  private final SigningIdentity signer;
  private final InstantSource clock;
  private Ending ending = Ending.COMPLETE;
  private String why = "";

  private BundleWriter(BufferedWriter file, SigningIdentity signer, InstantSource clock) {
    this.file = file;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * Begins a bundle, in place of an earlier one.
   *
   * @param suite version of the suite
   * @param endpoint address of the endpoint under test
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if the credentials have no key to sign it
   */
  public static BundleWriter begin(
      Path path, Setting setting, String suite, String endpoint, InstantSource clock)
      throws IOException {
    SigningIdentity signer = setting.seats().signing(Seat.SUITE);
    Files.deleteIfExists(path);
    if (Files.getFileStore(path.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    BundleWriter writer = new BundleWriter(file, signer, clock);
    writer.line("header", BundleHeader.of(setting, suite, endpoint, clock.instant().toString()));
    file.flush();
    return writer;
  }

  @Override
  public void checked(CaseResult sanity) {
    write(sanity);
  }

  @Override
  public void ended(CaseResult result) {
    write(result);
  }

  @Override
  public void over(Ending how, String reason) {
    ending = how;
    why = reason;
  }

  /** Signs what is there, and closes the file. */
  @Override
  public void close() throws IOException {
    try (file) {
      Instant now = clock.instant();
      line("end", new EndLine(ending.name(), why, now.toString()));
      ByteString hash = ByteString.copyFromUtf8(chain.head());
      line("signature", new SignatureLine(signer.sign(hash, PURPOSE).toByteString()));
    }
  }

  private void write(CaseResult result) {
    try {
      for (Step step : result.steps()) {
        line("step", StepLine.of(result.purpose(), step));
      }
      line("verdict", VerdictLine.of(result));
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle cannot be written", e);
    }
  }

  private void line(String kind, Object body) throws IOException {
    file.write(chain.append(kind, BundleJson.text(mapper, body)));
    file.write('\n');
  }
}
