package org.frontdoor.conformance.session;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.session.RefusedException.Kind;
import org.frontdoor.conformance.waivers.WaiverException;
import org.frontdoor.conformance.waivers.WaiverReader;
import org.frontdoor.conformance.waivers.Waivers;

/** Reads the file of waivers that somebody has named. */
public final class WaiverFile {

  private WaiverFile() {}

  /**
   * The waivers; none if no file was named.
   *
   * @throws RefusedException if the file cannot be used
   */
  public static Waivers read(Optional<Path> named, Catalogue catalogue) throws RefusedException {
    if (named.isEmpty()) {
      return Waivers.none();
    }
    Path file = named.get();
    try {
      return WaiverReader.read(
          file.toString(), Files.readString(file), purpose -> catalogue.find(purpose).isPresent());
    } catch (MalformedInputException e) {
      throw new RefusedException(
          Kind.CONFIGURATION, file + ": is not text in UTF-8; see docs/conformance.md");
    } catch (IOException e) {
      throw new RefusedException(
          Kind.CONFIGURATION, file + ": the waivers cannot be read; check the path");
    } catch (WaiverException e) {
      throw new RefusedException(Kind.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }
}
