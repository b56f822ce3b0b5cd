package org.frontdoor.lab.scenarios;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenarios.acc.SplitView;
import org.frontdoor.lab.scenarios.acc.TapPastTheLog;
import org.frontdoor.lab.scenarios.css.ListSwap;
import org.frontdoor.lab.scenarios.dlv.ChaffFlood;
import org.frontdoor.lab.scenarios.dlv.TailTruncation;
import org.frontdoor.lab.scenarios.end.TargetedUpdate;
import org.frontdoor.lab.scenarios.esc.DecryptionOracle;
import org.frontdoor.lab.scenarios.esc.Framing;
import org.frontdoor.lab.scenarios.esc.KeyRotation;
import org.frontdoor.lab.scenarios.esc.LeafForgery;
import org.frontdoor.lab.scenarios.esc.RetainedKey;
import org.frontdoor.lab.scenarios.eva.CovertHeaders;
import org.frontdoor.lab.scenarios.evd.ClockErrorAgainstLeases;
import org.frontdoor.lab.scenarios.fsc.EscrowedRatchet;
import org.frontdoor.lab.scenarios.fsc.StolenDevice;
import org.frontdoor.lab.scenarios.gho.ExternalEviction;
import org.frontdoor.lab.scenarios.gho.ExternalJoin;
import org.frontdoor.lab.scenarios.gho.GhostDevice;
import org.frontdoor.lab.scenarios.gho.GhostKeyInDirectory;
import org.frontdoor.lab.scenarios.gho.ReissuedName;
import org.frontdoor.lab.scenarios.jur.OtherFlag;
import org.frontdoor.lab.scenarios.jur.SingleState;
import org.frontdoor.lab.scenarios.obs.TimingOracle;
import org.frontdoor.lab.scenarios.sco.EmptyTargetList;
import org.frontdoor.lab.scenarios.sco.HoursWithoutZone;
import org.frontdoor.lab.scenarios.thr.BadShare;
import org.frontdoor.lab.scenarios.thr.CommonMode;
import org.frontdoor.lab.scenarios.thr.CompromisedCoordinator;
import org.frontdoor.lab.scenarios.thr.MobileThief;
import org.frontdoor.lab.scenarios.war.ForgedEmergencies;
import org.frontdoor.lab.scenarios.war.StolenJudgeKey;
import org.frontdoor.lab.scenarios.wire.DuplicateField;
import org.jspecify.annotations.Nullable;

/** Which class plays which entry of the catalogue. One line a scenario, in the order of the IDs. */
public final class Registry {

  private final SortedMap<String, Supplier<Scenario>> scenarios = new TreeMap<>();

  private Registry() {}

  /** All scenarios. */
  public static Registry all() {
    Registry all = new Registry();
    all.scenarios.put("ACC-01", TapPastTheLog::new);
    all.scenarios.put("ACC-03", SplitView::new);
    all.scenarios.put("CSS-04", ListSwap::new);
    all.scenarios.put("DLV-01", ChaffFlood::new);
    all.scenarios.put("DLV-04", TailTruncation::new);
    all.scenarios.put("END-01", TargetedUpdate::new);
    all.scenarios.put("ESC-01", LeafForgery::new);
    all.scenarios.put("ESC-03", Framing::new);
    all.scenarios.put("ESC-05", KeyRotation::new);
    all.scenarios.put("ESC-08", DecryptionOracle::new);
    all.scenarios.put("ESC-12", RetainedKey::new);
    all.scenarios.put("EVA-02", CovertHeaders::new);
    all.scenarios.put("EVD-02", ClockErrorAgainstLeases::new);
    all.scenarios.put("FSC-01", StolenDevice::new);
    all.scenarios.put("FSC-02", EscrowedRatchet::new);
    all.scenarios.put("GHO-01", GhostDevice::new);
    all.scenarios.put("GHO-02", ExternalJoin::new);
    all.scenarios.put("GHO-03", ReissuedName::new);
    all.scenarios.put("GHO-06", ExternalEviction::new);
    all.scenarios.put("GHO-07", GhostKeyInDirectory::new);
    all.scenarios.put("JUR-02", SingleState::new);
    all.scenarios.put("JUR-06", OtherFlag::new);
    all.scenarios.put("OBS-01", TimingOracle::new);
    all.scenarios.put("SCO-01", EmptyTargetList::new);
    all.scenarios.put("SCO-04", HoursWithoutZone::new);
    all.scenarios.put("THR-02", MobileThief::new);
    all.scenarios.put("THR-06", BadShare::new);
    all.scenarios.put("THR-07", CommonMode::new);
    all.scenarios.put("THR-09", CompromisedCoordinator::new);
    all.scenarios.put("WAR-01", ForgedEmergencies::new);
    all.scenarios.put("WAR-02", StolenJudgeKey::new);
    all.scenarios.put("WIRE-01", DuplicateField::new);
    return all;
  }

  /** Their identifiers. */
  public SortedSet<String> ids() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(scenarios.keySet()));
  }

  /** A new instance of a scenario. */
  public Optional<Scenario> create(String id) {
    @Nullable Supplier<Scenario> supplier = scenarios.get(id);
    return supplier == null ? Optional.empty() : Optional.of(supplier.get());
  }
}
