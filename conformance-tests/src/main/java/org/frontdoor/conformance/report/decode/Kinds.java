package org.frontdoor.conformance.report.decode;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.uppertester.v1.AdvanceClockRequest;
import org.frontdoor.uppertester.v1.AdvanceClockResponse;
import org.frontdoor.uppertester.v1.CreateAccountsRequest;
import org.frontdoor.uppertester.v1.CreateAccountsResponse;
import org.frontdoor.uppertester.v1.GetProgressRequest;
import org.frontdoor.uppertester.v1.GetProgressResponse;
import org.frontdoor.uppertester.v1.InjectMessagesRequest;
import org.frontdoor.uppertester.v1.InjectMessagesResponse;

/** Which message of the schema the bytes of a stimulus are meant to be. */
final class Kinds {

  private static final Map<String, Parser<? extends Message>> TESTER_REQUESTS =
      Map.of(
          "CreateAccounts", CreateAccountsRequest.parser(),
          "InjectMessages", InjectMessagesRequest.parser(),
          "GetProgress", GetProgressRequest.parser(),
          "AdvanceClock", AdvanceClockRequest.parser());

  private static final Map<String, Parser<? extends Message>> TESTER_ANSWERS =
      Map.of(
          "CreateAccounts", CreateAccountsResponse.parser(),
          "InjectMessages", InjectMessagesResponse.parser(),
          "GetProgress", GetProgressResponse.parser(),
          "AdvanceClock", AdvanceClockResponse.parser());

  private Kinds() {}

  static Optional<Parser<? extends Message>> outgoing(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Exchange exchange -> Optional.of(ExchangeRequest.parser());
      case Stimulus.Together together -> Optional.of(ExchangeRequest.parser());
      case Stimulus.OpenWatch watch -> Optional.of(WatchNotificationsRequest.parser());
      case Stimulus.Send send -> Optional.of(DeliverRequest.parser());
      case Stimulus.Tester call -> Optional.ofNullable(TESTER_REQUESTS.get(call.method()));
      default -> Optional.empty();
    };
  }

  static Optional<Parser<? extends Message>> testerAnswer(String method) {
    return Optional.ofNullable(TESTER_ANSWERS.get(method));
  }
}
