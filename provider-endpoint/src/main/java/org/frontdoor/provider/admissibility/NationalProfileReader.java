package org.frontdoor.provider.admissibility;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.DataCategory;
import org.jspecify.annotations.Nullable;

/** Reads national profiles. What it does not know, or misses, or finds twice, it refuses. */
public final class NationalProfileReader {

  private final ObjectReader reader =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(words())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(NationalProfile.class);

  /**
   * The profiles that come with the program.
   *
   * @param owners names of profiles, for example "XX"
   * @throws ProfileException if there is none with such a name
   */
  public NationalProfiles bundled(List<String> owners) {
    return new NationalProfiles(owners.stream().map(this::bundled).toList());
  }

  /** A profile that comes with the program. */
  public NationalProfile bundled(String owner) {
    if (!owner.matches("[A-Z]{2}")) {
      throw new ProfileException(owner, "a profile is named by two capital letters");
    }
    String resource = "/profiles/" + owner + ".yaml";
    try (@Nullable InputStream yaml = NationalProfileReader.class.getResourceAsStream(resource)) {
      if (yaml == null) {
        throw new ProfileException(owner, "no profile with this name comes with the program");
      }
      return read(owner, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProfileException(owner, "it cannot be read");
    }
  }

  /**
   * Reads a profile.
   *
   * @param name how it is called in errors
   * @throws ProfileException if it has an unknown, missing or doubled key or a bad value
   */
  public NationalProfile read(String name, String yaml) {
    try {
      return reader.readValue(yaml);
    } catch (JsonMappingException e) {
      String path =
          e.getPath().stream()
              .map(part -> part.getFieldName() != null ? part.getFieldName() : "" + part.getIndex())
              .collect(Collectors.joining("."));
      throw new ProfileException(name, path + ": " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw new ProfileException(name, String.valueOf(e.getOriginalMessage()));
    }
  }

  /**
   * Enumerations are written as words: judge, prosecutor, traffic, subscriber-identification.
   * Expressions are compiled once, when they are read.
   */
  private static SimpleModule words() {
    SimpleModule module = new SimpleModule();
    module.addDeserializer(
        KeyRole.class,
        new JsonDeserializer<>() {
          @Override
          public KeyRole deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            return KeyRole.valueOf(constant("KEY_ROLE_", parser.getText()));
          }
        });
    module.addDeserializer(
        Pattern.class,
        new JsonDeserializer<>() {
          @Override
          public Pattern deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            return Pattern.compile(parser.getText());
          }
        });
    module.addKeyDeserializer(
        DataCategory.class,
        new KeyDeserializer() {
          @Override
          public DataCategory deserializeKey(String key, DeserializationContext context) {
            return DataCategory.valueOf(constant("DATA_CATEGORY_", key));
          }
        });
    return module;
  }

  private static String constant(String prefix, String word) {
    return prefix + word.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
