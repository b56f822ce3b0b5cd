package org.frontdoor.conformance.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.bundle.Lines.EndLine;
import org.frontdoor.conformance.bundle.Lines.Header;
import org.frontdoor.conformance.bundle.Lines.SignatureLine;
import org.frontdoor.conformance.bundle.Lines.StepLine;
import org.frontdoor.conformance.bundle.Lines.VerdictLine;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.identity.UntrustedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle from beginning to end, and hands out one case at a time, so that a large bundle
 * needs little memory. Nothing that it says counts before {@link #finish} has returned.
 */
final class BundleReader implements AutoCloseable {

  private final ObjectMapper mapper = BundleJson.mapper();
  private final Chain chain = new Chain();
  private final StrictLines file;
  private final Header header;
  private @Nullable EndLine end;

  /** One case as it was recorded. */
  record Recorded(VerdictLine verdict, List<Step> steps) {}

  private BundleReader(StrictLines file) throws IOException, BundleException {
    this.file = file;
    Chain.Link first = next().orElseThrow(() -> new BundleException("the file is empty"));
    if (!first.kind().equals("header")) {
      throw BundleException.inLine(1, "is not the header of a bundle");
    }
    this.header = body(first, Header.class);
    if (header.format() != Lines.FORMAT) {
      throw BundleException.inLine(1, "has a format that this suite does not know");
    }
  }

  static BundleReader open(Path path) throws IOException, BundleException {
    StrictLines file = StrictLines.open(path);
    try {
      return new BundleReader(file);
    } catch (IOException | BundleException e) {
      file.close();
      throw e;
    }
  }

  Header header() {
    return header;
  }

  /** The next case; empty when the run was over. */
  Optional<Recorded> nextCase() throws IOException, BundleException {
    List<Step> steps = new ArrayList<>();
    while (true) {
      Chain.Link link = next().orElseThrow(() -> new BundleException("the end is missing"));
      switch (link.kind()) {
        case "step" -> steps.add(body(link, StepLine.class).step());
        case "verdict" -> {
          return Optional.of(new Recorded(body(link, VerdictLine.class), steps));
        }
        case "end" -> {
          end = body(link, EndLine.class);
          return Optional.empty();
        }
        default -> throw BundleException.inLine(chain.lines(), "does not belong there");
      }
    }
  }

  /**
   * Verifies the signature, after the last case.
   *
   * @param trust who may have certified the signer
   * @return who has signed the bundle
   */
  Identity finish(TrustAnchors trust) throws IOException, BundleException {
    if (end == null) {
      throw new BundleException("the end is missing");
    }
    String signedHash = chain.head();
    Chain.Link last = next().orElseThrow(() -> new BundleException("the signature is missing"));
    if (!last.kind().equals("signature") || next().isPresent()) {
      throw new BundleException("the signature is not the last line");
    }
    try {
      SignedMessage signed = SignedMessage.parseFrom(body(last, SignatureLine.class).signed());
      MessageVerifier.Verified verified =
          new MessageVerifier(new CertificateVerifier(trust))
              .verify(signed, BundleWriter.PURPOSE, KeyRole.KEY_ROLE_TESTER, end.time());
      if (!verified.bytes().equals(ByteString.copyFromUtf8(signedHash))) {
        throw new BundleException("the signature is over something else");
      }
      return verified.signer();
    } catch (InvalidProtocolBufferException e) {
      throw new BundleException("the signature cannot be read");
    } catch (UntrustedException e) {
      throw new BundleException("the signature is not trusted: " + e.reason());
    }
  }

  String ending() {
    return end == null ? "" : end.ending();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Optional<Chain.Link> next() throws IOException, BundleException {
    Optional<String> line = file.next();
    return line.isPresent() ? Optional.of(chain.follow(line.get())) : Optional.empty();
  }

  private <T> T body(Chain.Link link, Class<T> type) throws BundleException {
    try {
      return mapper.readValue(link.body(), type);
    } catch (JsonProcessingException | RuntimeException e) {
      throw BundleException.inLine(chain.lines(), "cannot be read by this version of the suite");
    }
  }
}
