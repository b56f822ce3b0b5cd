package org.frontdoor.conformance.mutants;

import com.google.protobuf.ByteString;
import org.frontdoor.hi1.v1.Hi1Message;

/**
 * A fault that shows in what HI-1 messages say. Requests and answers that it changes are signed
 * again, with the keys of the authority and of the provider. A request that cannot be read passes
 * as it is.
 */
public interface Hi1Mutation extends Mutation {

  /** The request as it reaches the reference provider. */
  default Hi1Message request(Hi1Message request) {
    return request;
  }

  /** The answer as the authority gets it. */
  default Hi1Message answer(Hi1Message request, Hi1Message answer) {
    return answer;
  }

  @Override
  default ByteString exchange(ByteString request, Upstream upstream) {
    Hi1Message asked = Upstream.requestIn(request);
    Hi1Message forwarded = request(asked);
    ByteString passed = forwarded.equals(asked) ? request : upstream.signedRequest(forwarded);
    ByteString answered = upstream.exchange(passed);
    Hi1Message answer = Upstream.answerIn(answered);
    Hi1Message changed = answer(asked, answer);
    return changed.equals(answer) ? answered : upstream.signedAnswer(changed);
  }
}
