package org.frontdoor.conformance.bundle;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;

/** Stimuli and observations as JSON, whichever there are: a record's name, and its components. */
final class BundleJson {

  /** The largest answer that there can be, in base64, and more. */
  private static final int LONGEST_STRING = 64 << 20;

  private BundleJson() {}

  /** Reads strictly: a component that is not known is refused. */
  static ObjectMapper mapper() {
    SimpleModule module =
        new SimpleModule()
            .addSerializer(ByteString.class, new BytesOut())
            .addDeserializer(ByteString.class, new BytesIn())
            .addSerializer(Duration.class, new NanosOut())
            .addDeserializer(Duration.class, new NanosIn());
    JsonMapper mapper =
        JsonMapper.builder(factory())
            .addModule(module)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addMixIn(Stimulus.class, Typed.class)
            .addMixIn(Observation.class, Typed.class)
            .build();
    register(mapper, Stimulus.class);
    register(mapper, Observation.class);
    return mapper;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build())
        .build();
  }

  private static void register(ObjectMapper mapper, Class<?> sealed) {
    for (Class<?> each : sealed.getPermittedSubclasses()) {
      if (each.isSealed()) {
        register(mapper, each);
      } else {
        mapper.registerSubtypes(new NamedType(each, each.getSimpleName()));
      }
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private static final class BytesOut extends StdSerializer<ByteString> {
    private static final long serialVersionUID = 1L;

    BytesOut() {
      super(ByteString.class);
    }

    @Override
    public void serialize(ByteString value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeBinary(value.toByteArray());
    }

    @Override
    public void serializeWithType(
        ByteString value, JsonGenerator json, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      serialize(value, json, provider);
    }
  }

  private static final class BytesIn extends StdDeserializer<ByteString> {
    private static final long serialVersionUID = 1L;

    BytesIn() {
      super(ByteString.class);
    }

    @Override
    public ByteString deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return ByteString.copyFrom(json.getBinaryValue());
    }
  }

  private static final class NanosOut extends StdSerializer<Duration> {
    private static final long serialVersionUID = 1L;

    NanosOut() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(value.toNanos());
    }
  }

  private static final class NanosIn extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    NanosIn() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return Duration.ofNanos(json.getLongValue());
    }
  }

  /** One line of text, as it stands in a bundle. */
  static String text(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a step cannot be written as JSON", e);
    }
  }
}
