package org.frontdoor.authority.cli;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.warrant.DraftFile;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code authority sign}: what a judge does. */
@Command(
    name = "sign",
    description = "Signs a draft with a judge's key and has the signature time-stamped.",
    footer = {
      "%nExamples:",
      "  frontdoor authority sign draft.yaml --lab lab -o warrant.p7m",
      "  frontdoor authority sign draft.yaml --key judge.p12 --password judge.password \\",
      "      --tsa tsa.p12 --tsa-password tsa.password -o warrant.p7m"
    })
final class SignCommand extends AuthorityTask {

  private static final int SERIAL_BYTES = 16;

  /** How long a signature may come after the beginning of what it signs. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final Set<KeyRole> APPROVERS =
      Set.of(KeyRole.KEY_ROLE_JUDGE, KeyRole.KEY_ROLE_PROSECUTOR);

  @Parameters(paramLabel = "DRAFT", description = "The draft to sign.")
  private Path draft;

  @Option(
      names = "--lab",
      paramLabel = "DIR",
      description = "Take the keys from a laboratory made by `frontdoor pki init`.")
  private @Nullable Path lab;

  @Option(names = "--key", paramLabel = "FILE", description = "The judge's key, PKCS#12.")
  private @Nullable Path key;

  @Option(names = "--password", paramLabel = "FILE", description = "File with its password.")
  private @Nullable Path password;

  @Option(names = "--tsa", paramLabel = "FILE", description = "Time-stamping key, PKCS#12.")
  private @Nullable Path tsa;

  @Option(names = "--tsa-password", paramLabel = "FILE", description = "File with its password.")
  private @Nullable Path tsaPassword;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write the signed warrant.")
  private Path output;

  @Option(
      names = "--begin-now",
      description = "Move the beginning of the draft to now; its end stays.")
  private boolean beginNow;

  @Override
  int run() {
    Instant now = surroundings().clock().instant();
    WarrantDraft unsigned = timely(DraftFile.read(draft), now);
    SigningIdentity judge =
        CredentialFiles.signing(
            path(key, "judge/judge.p12", "--key"),
            path(password, "judge/password", "--password"),
            now);
    requireRole(judge, APPROVERS, "--key", "a judge or a prosecutor");
    SigningIdentity stamps =
        CredentialFiles.signing(
            path(tsa, "tsa/tsa.p12", "--tsa"),
            path(tsaPassword, "tsa/password", "--tsa-password"),
            now);
    requireRole(stamps, Set.of(KeyRole.KEY_ROLE_TIMESTAMP), "--tsa", "a time-stamping authority");
    byte[] signed =
        new Judge(
                judge,
                new LocalTimestampAuthority(stamps, surroundings().clock(), this::newSerial),
                surroundings().clock())
            .sign(unsigned);
    Documents.write(output, signed);
    if (json()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("reference", unsigned.document().getReference());
      object.put("signedBy", judge.identity().describe());
      object.put("warrant", output.toString());
      printJson(object);
    } else {
      print("Signed " + unsigned.document().getReference() + " as " + judge.identity().describe());
      print("Next: `frontdoor authority submit " + output + "`");
    }
    return ExitCodes.OK;
  }

  /** Providers refuse an order that reaches back behind its own signature. */
  private WarrantDraft timely(WarrantDraft read, Instant now) {
    if (beginNow) {
      return read.beginningAt(now);
    }
    if (read.begin().filter(begin -> begin.isBefore(now.minus(LATE))).isPresent()) {
      throw new AuthorityException(
          Fault.USAGE,
          "The draft begins before it is signed, and a real-time order reaches into the future only",
          "Draft it again, or sign with --begin-now, which moves its beginning to now and keeps its end");
    }
    return read;
  }

  private static void requireRole(
      SigningIdentity key, Set<KeyRole> roles, String option, String whose) {
    if (!roles.contains(key.identity().role())) {
      throw new AuthorityException(
          Fault.CREDENTIALS,
          "The key of " + option + " is not that of " + whose,
          "Give " + option + " the key of " + whose);
    }
  }

  private BigInteger newSerial() {
    return new BigInteger(1, surroundings().bytes(SERIAL_BYTES));
  }

  private Path path(@Nullable Path given, String inLab, String option) {
    if (given != null) {
      return given;
    }
    if (lab == null) {
      throw new AuthorityException(
          Fault.USAGE, "No key is named to sign with", "Give " + option + " FILE, or --lab DIR");
    }
    return lab.resolve(inLab);
  }
}
