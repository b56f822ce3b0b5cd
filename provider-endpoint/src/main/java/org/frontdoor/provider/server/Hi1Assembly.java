package org.frontdoor.provider.server;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.seal.SealingCapability;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.provider.admissibility.Admissibility;
import org.frontdoor.provider.admissibility.NationalProfile;
import org.frontdoor.provider.admissibility.NationalProfiles;
import org.frontdoor.provider.intake.CspConfigs;
import org.frontdoor.provider.intake.Hi1;
import org.frontdoor.provider.intake.RingingStore;
import org.frontdoor.provider.intake.ServedProfiles;
import org.frontdoor.provider.intake.TargetFormats;
import org.frontdoor.provider.intake.WarrantFindings;
import org.frontdoor.provider.register.RegisterTerms;
import org.frontdoor.provider.register.StatusKeeper;
import org.frontdoor.provider.tasking.Filing;
import org.frontdoor.provider.tasking.InterceptionSwitch;
import org.frontdoor.provider.tasking.SwitchBoard;
import org.frontdoor.provider.tasking.SwitchCircumstances;
import org.frontdoor.provider.tasking.TargetResolver;
import org.frontdoor.provider.tasking.TaskingCoordinator;

/**
 * HI-1 and tasking, put together: the door, and what brings interception to what the door let in.
 *
 * @param hi1 the door
 * @param tasking to be started when interception runs
 */
record Hi1Assembly(Hi1 hi1, TaskingCoordinator tasking) {

  /** What HI-1 stands on. */
  record Ground(
      ProviderKeys keys,
      NationalProfiles profiles,
      RingingStore store,
      TargetResolver targets,
      InstantSource clock,
      Supplier<UUID> ids) {

    EndpointId provider() {
      return keys.signing().identity().endpointId();
    }
  }

  static Hi1Assembly over(Ground ground, InterceptionSwitch interception) {
    CertificateVerifier certificates = new CertificateVerifier(ground.keys().trust());
    WarrantFindings warrants =
        new WarrantFindings(
            new WarrantVerifier(certificates),
            new WarrantCompetence(new Admissibility(ground.profiles(), ground.provider())));
    SwitchBoard board = new SwitchBoard();
    StatusKeeper keeper =
        new StatusKeeper(
            new RegisterTerms(ground.provider(), ground.profiles().emergencyConfirmation()),
            new SwitchCircumstances(warrants, ground.targets(), board));
    Filing filing = new Filing(keeper, ground.ids());
    TaskingCoordinator tasking =
        new TaskingCoordinator(
            new TaskingCoordinator.Ground(ground.store(), keeper, filing, board),
            interception,
            ground.clock());
    Hi1 hi1 =
        new Hi1(
            voice(ground, certificates, warrants),
            new Hi1.Parts(ground.store(), filing, tasking, ground.clock(), ground.ids()));
    return new Hi1Assembly(hi1, tasking);
  }

  private static Hi1.Voice voice(
      Ground ground, CertificateVerifier certificates, WarrantFindings warrants) {
    ServedProfiles served =
        new ServedProfiles(
            ground.profiles().profiles().stream().map(NationalProfile::supported).toList());
    TargetFormats formats =
        new TargetFormats(
            ground.profiles().profiles().stream()
                .flatMap(profile -> profile.formats(ground.provider()).stream())
                .toList());
    return new Hi1.Voice(
        ground.keys().signing(),
        new MessageVerifier(certificates),
        served,
        formats,
        warrants,
        CspConfigs.of(ground.provider(), served, formats, suites(), ground.clock().instant()));
  }

  /** Best first: suites are numbered from the strongest. */
  private static List<SealingSuite> suites() {
    return SealingCapability.ofThisMachine().suites().stream()
        .sorted(Comparator.comparingInt(SealingSuite::getNumber))
        .toList();
  }
}
