package org.frontdoor.lab.messenger.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyDirectoryTest {

  private static final Device BOB = device("lab-bob", 1, 'b');
  private static final Device GHOST = device("lab-bob", 2, 'g');

  private final World world = World.real();
  private final MemoryLog log = log("directory.example");
  private AutoCloseable server = () -> {};
  private AutoCloseable client = () -> {};

  private static Device device(String account, int number, char key) {
    return new Device(
        account,
        number,
        ByteString.copyFromUtf8(String.valueOf(key).repeat(32)),
        ByteString.copyFromUtf8("offer"));
  }

  private static MemoryLog log(String name) {
    return new MemoryLog(NoteSigner.generate(name, NoteKeyUse.LOG, new SecureRandom()));
  }

  private DirectoryClient serve(KeyDirectory directory, Optional<NoteKey> key) throws Exception {
    KeyDirectoryServer served =
        KeyDirectoryServer.serve(directory, LabPki.create("XX", world.clock(), new SecureRandom()));
    server = served;
    DirectoryClient opened = DirectoryClient.of(served, key.map(WitnessPolicy::withoutWitnesses));
    client = opened;
    return opened;
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @Test
  void device_published_isToldToAll() throws Exception {
    DirectoryClient directory = serve(KeyDirectory.withLog(log), Optional.of(log.key()));

    directory.publish(BOB);

    assertThat(directory.devices("lab-bob").devices()).containsExactly(BOB);
    assertThat(directory.devices("lab-nobody").devices()).isEmpty();
  }

  @Test
  void secondDevice_publishedByAUser_isRefused() throws Exception {
    DirectoryClient directory = serve(KeyDirectory.withoutLog(), Optional.empty());
    directory.publish(BOB);

    assertThatThrownBy(() -> directory.publish(GHOST)).isInstanceOf(DirectoryException.class);
  }

  @Test
  void unloggedDevice_isBelievedWithoutALogAlone() throws Exception {
    KeyDirectory kept = KeyDirectory.withLog(log);
    DirectoryClient careful = serve(kept, Optional.of(log.key()));
    careful.publish(BOB);
    kept.addUnlogged(GHOST.keys());

    DirectoryClient.Lookup lookup = careful.devices("lab-bob");
    assertThat(lookup.devices()).containsExactly(BOB);
    assertThat(lookup.refused()).isEqualTo(1);
    close();
    assertThat(serve(kept, Optional.empty()).devices("lab-bob").devices())
        .containsExactly(BOB, GHOST);
  }

  @Test
  void hiddenDevice_isToldToEverybodyButOneAndStaysInTheLog() throws Exception {
    KeyDirectory kept = KeyDirectory.withLog(log);
    DirectoryClient directory = serve(kept, Optional.of(log.key()));
    directory.publish(BOB);

    kept.addHiddenFrom("lab-bob", GHOST.keys());

    assertThat(directory.as("lab-bob").devices("lab-bob").devices()).containsExactly(BOB);
    assertThat(directory.as("lab-alice").devices("lab-bob").devices()).containsExactly(BOB, GHOST);
    assertThat(directory.log().entries(0, 2)).contains(GHOST.keys().toByteString());
  }

  @Test
  void withdrawnDevice_isToldToNobodyAndStaysInTheLog() throws Exception {
    KeyDirectory kept = KeyDirectory.withLog(log);
    DirectoryClient directory = serve(kept, Optional.of(log.key()));
    directory.publish(BOB);
    kept.add(GHOST.keys());

    kept.withdraw(GHOST.keys());

    assertThat(directory.devices("lab-bob").devices()).containsExactly(BOB);
    assertThat(directory.log().entries(0, 2)).contains(GHOST.keys().toByteString());
  }

  @Test
  void directory_withTheLogOfSomebodyElse_isNotBelieved() throws Exception {
    DirectoryClient directory =
        serve(KeyDirectory.withLog(log), Optional.of(log("directory.example").key()));
    directory.publish(BOB);

    assertThatThrownBy(() -> directory.devices("lab-bob")).isInstanceOf(DirectoryException.class);
  }

  @Test
  void monitor_findsForeignDevicesUnderItsOwnNameOnce() throws Exception {
    KeyDirectory kept = KeyDirectory.withLog(log);
    DirectoryClient directory = serve(kept, Optional.of(log.key()));
    SelfMonitor monitor =
        new SelfMonitor(
            "lab-bob",
            Set.of(BOB.identityKey()),
            directory.log(),
            WitnessPolicy.withoutWitnesses(log.key()));
    directory.publish(BOB);
    directory.publish(device("lab-alice", 1, 'a'));
    assertThat(monitor.look()).isEmpty();

    kept.add(GHOST.keys());

    assertThat(monitor.look()).containsExactly(GHOST);
    assertThat(monitor.look()).isEmpty();
  }
}
