package org.frontdoor.authority.warrant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontdoor.authority.config.YamlSection;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.WarrantDocument;

/** A draft as a file that a judge can read: YAML, one key a line, words instead of numbers. */
public final class DraftFile {

  private static final Pattern ANY = Pattern.compile("(?s).{1,4096}");
  private static final Pattern ENDPOINT =
      Pattern.compile("[A-Z]{2}/[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final String TYPE_PREFIX = "DOCUMENT_TYPE_";
  private static final String CATEGORY_PREFIX = "DATA_CATEGORY_";
  private static final String DELIVERY_PREFIX = "DELIVERY_TYPE_";
  private static final String SUITE_PREFIX = "SEALING_SUITE_";

  private DraftFile() {}

  /** Reads a draft; what does not belong in one is refused with key, value and rule. */
  public static WarrantDraft read(Path file) {
    YamlSection root = YamlSection.read(file);
    WarrantDocument.Builder document =
        WarrantDocument.newBuilder()
            .setType(word(root, "type", TYPE_PREFIX, DocumentType.class))
            .setReference(
                root.text("reference", Pattern.compile(".{1,64}"), "has 1 to 64 characters"))
            .setAuthority(endpoint(root, "authority"))
            .setCspId(endpoint(root, "provider"))
            .setIsEmergency(root.flag("emergency"));
    root.optionalText("refersTo", ANY, "is a reference").ifPresent(document::setRefersTo);
    root.optionalText("legalBasis", ANY, "is a text").ifPresent(document::setLegalBasis);
    WarrantDraft draft = WarrantDraft.of(document.build());
    if (document.getType() == DocumentType.DOCUMENT_TYPE_WARRANT) {
      draft = withOrder(root, document);
    }
    draft = withSpan(root, draft);
    root.refuseOthers();
    return draft;
  }

  /** Writes a draft so that it reads back the same. */
  public static String write(WarrantDraft draft) {
    WarrantDocument document = draft.document();
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("type", word(document.getType().name(), TYPE_PREFIX));
    keys.put("reference", document.getReference());
    keys.put("authority", text(document.getAuthority()));
    keys.put("provider", text(document.getCspId()));
    keys.put("emergency", document.getIsEmergency());
    if (!document.getRefersTo().isEmpty()) {
      keys.put("refersTo", document.getRefersTo());
    }
    if (!document.getLegalBasis().isEmpty()) {
      keys.put("legalBasis", document.getLegalBasis());
    }
    if (document.hasTimespan()) {
      keys.put("from", Times.instant(document.getTimespan().getStart()).toString());
      keys.put("until", Times.instant(document.getTimespan().getEnd()).toString());
    }
    if (document.getType() == DocumentType.DOCUMENT_TYPE_WARRANT) {
      putOrder(document, keys);
    }
    try {
      YAMLMapper yaml = YAMLMapper.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();
      return yaml.writeValueAsString(keys);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts cannot be written", e);
    }
  }

  private static void putOrder(WarrantDocument document, Map<String, Object> keys) {
    keys.put("dataCategory", word(document.getDataCategory().name(), CATEGORY_PREFIX));
    keys.put("delivery", word(document.getDeliveryType().name(), DELIVERY_PREFIX));
    keys.put("targets", document.getTargetsList().stream().map(Targets::text).toList());
    List<Map<String, String>> deliveryKeys = new ArrayList<>();
    for (DeliveryKey key : document.getDeliveryKeysList()) {
      Map<String, String> entry = new LinkedHashMap<>();
      entry.put("suite", word(key.getSuite().name(), SUITE_PREFIX));
      entry.put("key", Base64.getEncoder().encodeToString(key.getPublicKey().toByteArray()));
      deliveryKeys.add(entry);
    }
    keys.put("deliveryKeys", deliveryKeys);
  }

  private static WarrantDraft withOrder(YamlSection root, WarrantDocument.Builder document) {
    document
        .setDataCategory(word(root, "dataCategory", CATEGORY_PREFIX, DataCategory.class))
        .setDeliveryType(word(root, "delivery", DELIVERY_PREFIX, DeliveryType.class));
    for (String target : root.texts("targets")) {
      TargetIdentifier parsed = Targets.parse(target, document.getCspId());
      document.addTargets(parsed);
    }
    for (YamlSection key : root.sections("deliveryKeys")) {
      document.addDeliveryKeys(deliveryKey(key));
    }
    return WarrantDraft.of(document.build());
  }

  private static WarrantDraft withSpan(YamlSection root, WarrantDraft draft) {
    var from = root.optionalText("from", ANY, "is a time with its zone");
    var until = root.optionalText("until", ANY, "is a time with its zone");
    if (from.isEmpty() || until.isEmpty()) {
      return draft;
    }
    return draft.during(
        Times.time(from.get(), Instant.EPOCH), Times.time(until.get(), Instant.EPOCH));
  }

  private static DeliveryKey deliveryKey(YamlSection section) {
    String encoded = section.text("key", ANY, "is a public key in Base64");
    DeliveryKey.Builder key =
        DeliveryKey.newBuilder().setSuite(word(section, "suite", SUITE_PREFIX, SealingSuite.class));
    try {
      key.setPublicKey(ByteString.copyFrom(Base64.getDecoder().decode(encoded)));
    } catch (IllegalArgumentException e) {
      throw section.bad("key", "is a public key in Base64");
    }
    section.refuseOthers();
    return key.build();
  }

  private static EndpointId endpoint(YamlSection section, String key) {
    String text = section.text(key, ENDPOINT, "is COUNTRY/IDENTIFIER, for example XX/POLICE01");
    return EndpointId.newBuilder()
        .setCountryCode(text.substring(0, 2))
        .setUniqueIdentifier(text.substring(3))
        .build();
  }

  /** For example XX/POLICE01. */
  private static String text(EndpointId id) {
    return id.getCountryCode() + "/" + id.getUniqueIdentifier();
  }

  private static String word(String name, String prefix) {
    return name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E word(
      YamlSection section, String key, String prefix, Class<E> type) {
    String text = section.text(key, ANY, "is a word");
    String name = prefix + text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name) && !name.endsWith("UNSPECIFIED")) {
        return value;
      }
    }
    throw section.bad(key, "is one of those in docs/authority.md");
  }
}
