package org.frontdoor.provider.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountDirectory} promises. */
public abstract class AccountDirectoryContract {

  private AccountDirectory accounts;

  /** A directory over the same, initially empty, storage in every call within a test. */
  protected abstract AccountDirectory open();

  @BeforeEach
  void openDirectory() {
    accounts = open();
  }

  @AfterEach
  void closeDirectory() {
    accounts.close();
  }

  @Test
  void account_whenCreated_isFoundUnderAllItsNames() {
    assertThat(accounts.exists("alice")).isFalse();
    assertThat(accounts.create("alice", new Aliases("3212345", "Alice@Example.ORG"))).isTrue();
    assertThat(accounts.exists("alice")).isTrue();
    assertThat(accounts.byPhone("3212345")).hasValue("alice");
    assertThat(accounts.byEmail("aLICE@example.org")).hasValue("alice");
    assertThat(accounts.aliases("alice")).isEqualTo(new Aliases("3212345", "alice@example.org"));
    assertThat(accounts.count()).isEqualTo(1);
  }

  @Test
  void names_ofNobody_findNobody() {
    accounts.create("alice", Aliases.NONE);
    assertThat(accounts.byPhone("")).isEmpty();
    assertThat(accounts.byEmail("")).isEmpty();
    assertThat(accounts.exists("")).isFalse();
    assertThat(accounts.exists("Alice")).isFalse();
    assertThat(accounts.byPhone("alice")).isEmpty();
    assertThat(accounts.aliases("bob")).isEqualTo(Aliases.NONE);
  }

  @Test
  void create_withNameThatIsTaken_changesNothing() {
    accounts.create("alice", new Aliases("3212345", "alice@example.org"));
    assertThat(accounts.create("alice", Aliases.NONE)).isFalse();
    assertThat(accounts.create("bob", new Aliases("3212345", ""))).isFalse();
    assertThat(accounts.create("carol", new Aliases("", "ALICE@example.org"))).isFalse();
    assertThat(accounts.count()).isEqualTo(1);
    assertThat(accounts.byPhone("3212345")).hasValue("alice");
  }

  @Test
  void createAll_withSomeThatExist_makesTheOthers() {
    accounts.create("u3", new Aliases("3212345", ""));
    List<String> ids = IntStream.range(0, 10).mapToObj(n -> "u" + n).toList();
    assertThat(accounts.createAll(ids.iterator())).isEqualTo(9);
    assertThat(accounts.createAll(ids.iterator())).isZero();
    assertThat(accounts.exists("u9")).isTrue();
    assertThat(accounts.byPhone("3212345")).hasValue("u3");
  }

  @Test
  void existing_ofMany_areThoseThatHaveAccounts() {
    List<String> ids = IntStream.range(0, 600).mapToObj(n -> "u" + n).toList();
    accounts.createAll(ids.iterator());
    Set<String> asked = new HashSet<>(ids);
    asked.addAll(Set.of("", "U1", "nobody"));
    assertThat(accounts.existing(asked)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(accounts.existing(Set.of())).isEmpty();
  }

  @Test
  void device_whenAdded_isFoundByItsTokenAlone() {
    DeviceToken token = DeviceToken.generate(new SecureRandom());
    accounts.create("alice", Aliases.NONE);
    assertThat(accounts.deviceCount("alice")).isZero();
    assertThat(accounts.addDevice("alice", token.hash())).isEqualTo(new Device("alice", 1));
    assertThat(accounts.deviceCount("alice")).isEqualTo(1);
    assertThat(accounts.deviceOf(DeviceToken.shown(token.reveal()).hash()))
        .hasValue(new Device("alice", 1));
    assertThat(accounts.deviceOf(DeviceToken.shown(token.reveal() + "x").hash())).isEmpty();
  }

  @Test
  void device_ofNobody_isRefused() {
    TokenHash hash = DeviceToken.shown("token").hash();
    assertThatThrownBy(() -> accounts.addDevice("alice", hash))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("alice");
    assertThat(accounts.deviceCount("alice")).isZero();
    assertThat(accounts.deviceOf(hash)).isEmpty();
  }

  @Test
  void everything_afterReopening_isStillThere() {
    accounts.create("alice", new Aliases("3212345", ""));
    accounts.addDevice("alice", DeviceToken.shown("one").hash());
    accounts.addDevice("alice", DeviceToken.shown("two").hash());
    accounts.close();
    accounts = open();
    assertThat(accounts.deviceCount("alice")).isEqualTo(2);
    assertThat(accounts.deviceOf(DeviceToken.shown("two").hash())).hasValue(new Device("alice", 2));
  }
}
