package org.frontdoor.protocol.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Known-answer vectors, which a script made that shares no code with Java. */
public final class Vectors {

  private Vectors() {}

  /** One vector. */
  public record Vector(JsonObject json) {

    /** Bytes written in hexadecimal. */
    public ByteString bytes(String name) {
      return hex(json.get(name));
    }

    /** A text as it is. */
    public String text(String name) {
      return json.get(name).getAsString();
    }

    /** A number. */
    public long number(String name) {
      return json.get(name).getAsLong();
    }

    /** Several byte strings. */
    public List<ByteString> list(String name) {
      return listed(json.getAsJsonArray(name));
    }

    /** Several lists of byte strings. */
    public List<List<ByteString>> lists(String name) {
      return StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false)
          .map(inner -> listed(inner.getAsJsonArray()))
          .toList();
    }

    /** Vectors inside this one. */
    public List<Vector> parts(String name) {
      return vectors(json.getAsJsonArray(name));
    }

    private static List<ByteString> listed(JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false).map(Vector::hex).toList();
    }

    private static ByteString hex(JsonElement element) {
      return ByteString.copyFrom(HexFormat.of().parseHex(element.getAsString()));
    }
  }

  /** All vectors of a file in {@code src/test/resources/vectors}. */
  public static List<Vector> of(String file) {
    var stream = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file));
    try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return vectors(JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("vectors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Vector> vectors(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> new Vector(each.getAsJsonObject()))
        .toList();
  }
}
