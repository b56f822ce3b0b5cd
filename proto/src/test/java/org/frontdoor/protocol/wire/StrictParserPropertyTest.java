package org.frontdoor.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.testing.RandomMessages;
import org.junit.jupiter.api.Test;

/**
 * Random messages of every type that is parsed strictly, with a seed that a failure prints; {@code
 * -Dfrontdoor.seed=N} runs one again.
 */
class StrictParserPropertyTest {

  private static final int MESSAGES = 60;
  private static final List<Message> TYPES =
      List.of(
          Hi1Message.getDefaultInstance(),
          WarrantDocument.getDefaultInstance(),
          SignedMessage.getDefaultInstance(),
          DeliverRequest.getDefaultInstance(),
          DeliverResponse.getDefaultInstance(),
          UnitHeader.getDefaultInstance(),
          RecordBatch.getDefaultInstance(),
          CheckpointBody.getDefaultInstance());

  private final long seed = Long.getLong("frontdoor.seed", new SecureRandom().nextLong());
  private final RandomGenerator random = new SplittableRandom(seed);
  private final RandomMessages messages = new RandomMessages(random);

  @Test
  void parse_ofAnyValidMessage_returnsIt() {
    for (Message type : TYPES) {
      StrictParser<Message> parser = StrictParser.of(type, ParseLimits.usual());
      for (int i = 0; i < MESSAGES; i++) {
        Message message = messages.like(type);
        AtomicReference<Message> parsed = new AtomicReference<>(type);
        assertThatCode(() -> parsed.set(parser.parse(message.toByteString())))
            .as("seed %d, %s %d", seed, name(type), i)
            .doesNotThrowAnyException();
        assertThat(parsed.get()).as("seed %d, %s %d", seed, name(type), i).isEqualTo(message);
      }
    }
  }

  @Test
  void parse_ofAnyMessageSpoiltInOnePlace_refusesAndNamesTheRule() {
    Map<WireMutation, Integer> applied = new EnumMap<>(WireMutation.class);
    for (Message type : TYPES) {
      StrictParser<Message> parser = StrictParser.of(type, ParseLimits.usual());
      for (int i = 0; i < MESSAGES; i++) {
        MessageTree tree = new MessageTree(messages.like(type));
        List<Message> nodes = tree.nodes();
        Message node = nodes.get(random.nextInt(nodes.size()));
        for (WireMutation mutation : WireMutation.values()) {
          mutation
              .spoil(node, node.toByteString(), random)
              .ifPresent(
                  spoilt -> {
                    applied.merge(mutation, 1, Integer::sum);
                    assertRefused(parser, tree.replacing(node, spoilt), mutation);
                  });
        }
      }
    }
    assertThat(applied).as("seed %d", seed).containsOnlyKeys(WireMutation.values());
  }

  @Test
  void parse_ofAnyMessageOneLevelTooDeep_refuses() {
    for (Message type : TYPES) {
      for (int i = 0; i < MESSAGES; i++) {
        MessageTree tree = new MessageTree(messages.like(type));
        if (tree.depth() > 1) {
          ParseLimits limits = new ParseLimits(1 << 20, tree.depth() - 1, 20_000);
          ByteString bytes = tree.nodes().getFirst().toByteString();
          assertThat(refusal(StrictParser.of(type, limits), bytes).rule())
              .as("seed %d, %s %d", seed, name(type), i)
              .isEqualTo("limit.depth");
        }
      }
    }
  }

  @Test
  void refusal_ofAnyMessageWithATooLongText_neverRepeatsIt() {
    String canary = "canary ".repeat(200);
    for (Message type : TYPES) {
      StrictParser<Message> parser = StrictParser.of(type, ParseLimits.usual());
      for (int i = 0; i < MESSAGES; i++) {
        MessageTree tree = new MessageTree(messages.like(type));
        for (Message node : tree.nodes()) {
          for (FieldDescriptor field : textsOf(node)) {
            Message.Builder marked = node.toBuilder().setField(field, canary);
            assertNotRepeated(parser, tree.replacing(node, marked.build().toByteString()));
          }
        }
      }
    }
  }

  private static List<FieldDescriptor> textsOf(Message node) {
    return node.getDescriptorForType().getFields().stream()
        .filter(field -> field.getType() == FieldDescriptor.Type.STRING)
        .filter(field -> !field.isRepeated() && field.getRealContainingOneof() == null)
        .toList();
  }

  private void assertNotRepeated(StrictParser<Message> parser, ByteString bytes) {
    try {
      parser.parse(bytes);
    } catch (MalformedMessageException e) {
      assertThat(e.getMessage() + e.field() + e.rule() + e.remedy())
          .as("seed %d", seed)
          .doesNotContain("canary");
    }
  }

  private void assertRefused(
      StrictParser<Message> parser, ByteString bytes, WireMutation mutation) {
    assertThat(refusal(parser, bytes).rule())
        .as("seed %d, %s", seed, mutation)
        .isEqualTo(mutation.rule());
  }

  private MalformedMessageException refusal(StrictParser<Message> parser, ByteString bytes) {
    MalformedMessageException refusal =
        catchThrowableOfType(MalformedMessageException.class, () -> parser.parse(bytes));
    assertThat(refusal).as("refusal, seed %d", seed).isNotNull();
    return refusal;
  }

  private static String name(Message type) {
    return type.getDescriptorForType().getName();
  }
}
