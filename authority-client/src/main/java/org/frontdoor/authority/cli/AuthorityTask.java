package org.frontdoor.authority.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What all commands share: JSON on request, and failures as one line that says what is wrong and
 * one that says what to do, never a stack trace.
 */
@Command(mixinStandardHelpOptions = true)
abstract class AuthorityTask implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(AuthorityTask.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Write JSON instead of text.")
  private boolean json;

  /** Does the work; returns one of {@link ExitCodes}. */
  abstract int run() throws StoreException;

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (AuthorityException e) {
      return fail(e);
    } catch (StoreException e) {
      return fail(
          new AuthorityException(
              Fault.STORAGE,
              String.valueOf(e.getMessage()),
              "Check store in the configuration, the rights of the directory and its disk",
              e));
    } catch (RuntimeException e) {
      LOG.debug("A command failed", e);
      return fail(
          new AuthorityException(
              Fault.INTERNAL,
              "The command failed inside this program: " + e.getClass().getSimpleName(),
              "Run it again with debug logging and report it",
              e));
    } finally {
      out().flush();
    }
  }

  final boolean json() {
    return json;
  }

  final Surroundings surroundings() {
    for (CommandSpec at = spec; at != null; at = at.parent()) {
      if (at.userObject() instanceof AuthorityCommand root) {
        return root.surroundings();
      }
    }
    throw new IllegalStateException("The command does not stand under authority");
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final void print(String line) {
    out().println(line);
  }

  /** A line about how it goes, beside the output. */
  final void notice(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** One JSON object on one line. */
  final void printJson(Map<String, ?> object) {
    try {
      out().println(JSON.writeValueAsString(object));
      out().flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map cannot be written as JSON", e);
    }
  }

  private int fail(AuthorityException e) {
    int code = ExitCodes.of(e.fault());
    if (json) {
      printJson(
          Map.of("error", String.valueOf(e.getMessage()), "remedy", e.remedy(), "exitCode", code));
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("Error: " + e.getMessage());
    err.println("       " + e.remedy());
    err.flush();
    return code;
  }
}
