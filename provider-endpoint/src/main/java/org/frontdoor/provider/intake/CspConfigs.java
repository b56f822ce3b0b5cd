package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.TargetFormatTypeDefinition;
import org.frontdoor.hi1.v1.TargetingConfiguration;

/** Writes what GETCSPCONFIG answers (TS 103 120 V1.17 and later). */
public final class CspConfigs {

  private static final List<String> FEATURES =
      List.of("hi1.list", "hi1.watch", "hi2.checkpoint", "hi2.gap", "hi2.keepalive");

  private CspConfigs() {}

  /**
   * The configuration of a provider of related information.
   *
   * @param suites suites for sealing records, best first
   * @param lastChanged when it last changed: the start of the process, for a configuration read at
   *     the start
   */
  public static CspConfig of(
      EndpointId provider,
      ServedProfiles profiles,
      TargetFormats formats,
      List<SealingSuite> suites,
      Instant lastChanged) {
    CspConfig.Builder config =
        CspConfig.newBuilder()
            .setLastChanged(Times.timestamp(lastChanged))
            .setCspId(provider)
            .setEtsiVersion(ServedProfiles.ETSI_VERSION)
            .addAllProfiles(profiles.profiles())
            .addAllTargetFormats(formats.definitions())
            .addAllSealingSuites(suites)
            .addAllFeatures(FEATURES);
    for (TargetFormatTypeDefinition format : formats.definitions()) {
      config.addTargetingConfigurations(
          TargetingConfiguration.newBuilder()
              .setFormatType(format.getFormatType())
              .setGuidance(format.getDescription())
              .addDeliveryTypes(DeliveryType.DELIVERY_TYPE_IRI_ONLY));
    }
    return config.build();
  }
}
