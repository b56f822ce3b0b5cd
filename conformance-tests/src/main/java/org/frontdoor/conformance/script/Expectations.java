package org.frontdoor.conformance.script;

import org.frontdoor.hi1.v1.Hi1Object;

/** What many purposes of HI-1 ask for, always in the same words. */
public final class Expectations {

  private Expectations() {}

  /** The whole message was refused. */
  public static void topLevelError(Examination exam, Reply reply) {
    exam.expect(reply.topLevelError().isPresent(), "a top-level error", reply.describe());
  }

  /** The whole message was refused with this code. */
  public static void topLevelError(Examination exam, Reply reply, int code) {
    topLevelError(exam, reply);
    exam.expect(
        reply.topLevelError().filter(error -> error.getErrorCode() == code).isPresent(),
        "the top-level error " + code,
        reply.describe());
  }

  /** That action failed. */
  public static void actionError(Examination exam, Reply reply, int index) {
    exam.expect(reply.errorOf(index).isPresent(), "an action error", reply.describe(index));
  }

  /** That action failed with this code. */
  public static void actionError(Examination exam, Reply reply, int index, int code) {
    exam.expect(
        reply.errorOf(index).filter(error -> error.getErrorCode() == code).isPresent(),
        "the action error " + code,
        reply.describe(index));
  }

  /** That action was done. */
  public static void done(Examination exam, Reply reply, int index) {
    exam.expect(reply.hasResult(index), "action " + index + " is executed", reply.describe(index));
  }

  /** The authority has no such object. */
  public static void notMade(Examination exam, Authority authority, String identifier) {
    Reply reply = answered(exam, authority, identifier);
    exam.expect(reply.errorOf(0).isPresent(), "no object was made", reply.describe(0));
  }

  /** The authority has such an object. */
  public static Hi1Object made(Examination exam, Authority authority, String identifier) {
    Reply reply = answered(exam, authority, identifier);
    exam.expect(reply.hasResult(0), "the object was made", reply.describe(0));
    return reply.object(0);
  }

  private static Reply answered(Examination exam, Authority authority, String identifier) {
    Reply reply = authority.send(Act.get(identifier));
    exam.require(reply.actions() == 1, "a GET is answered", reply.describe());
    return reply;
  }
}
