package org.frontdoor.launcher.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.DockerStatus;

/**
 * A laboratory in containers: one network, one volume with the laboratory in {@code lab}, and
 * whatever is started. All of it is gone when it is closed.
 */
final class ContainerLab implements AutoCloseable {

  /** For every condition that is waited for; generous, since nothing is measured by it. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The provider's name on the network. */
  static final String PROVIDER = "provider";

  /** Programs of a test live for seconds: what the second compiler costs never pays off. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final String WORKING_FOLDER = "/srv/frontdoor";

  private final DockerClient docker = DockerClientFactory.instance().client();
  private final Network network = Network.newNetwork();
  private final String volume;
  private final List<GenericContainer<?>> running = new ArrayList<>();

  private ContainerLab() {
    volume = docker.createVolumeCmd().exec().getName();
  }

  /** Makes network, volume and, in a container, the laboratory. */
  static ContainerLab create() {
    ContainerLab lab = new ContainerLab();
    try {
      Outcome made = lab.run(Images.AUTHORITY, "pki", "init", "lab", "--provider-host", PROVIDER);
      if (made.exitCode() != 0) {
        throw new AssertionError("No laboratory: " + made);
      }
      return lab;
    } catch (RuntimeException | AssertionError e) {
      lab.close();
      throw e;
    }
  }

  /**
   * Starts the provider and waits until it serves. It comes back if its process dies, as it does
   * when the upper tester is told to crash it.
   *
   * @param settings environment variables that override its configuration
   * @param options further options of {@code provider start}
   */
  GenericContainer<?> startProvider(Map<String, String> settings, String... options) {
    List<String> command =
        new ArrayList<>(List.of("provider", "start", "--config", "lab/provider/provider.yaml"));
    command.addAll(List.of(options));
    GenericContainer<?> provider =
        container(Images.PROVIDER)
            .withNetworkAliases(PROVIDER)
            .withEnv(settings)
            .withCommand(command.toArray(String[]::new))
            .withCreateContainerCmdModifier(
                create ->
                    create.getHostConfig().withRestartPolicy(RestartPolicy.onFailureRestart(0)))
            .waitingFor(Wait.forLogMessage("HI-1 and HI-2 at port.*\n", 1))
            .withStartupTimeout(PATIENCE);
    return start(provider);
  }

  /** Starts an authority that collects until all of its tasks have ended. */
  AuthorityContainer startAuthority() {
    return AuthorityContainer.start(this, container(Images.AUTHORITY));
  }

  /** Runs a program in a container of its own, on the network, and waits for its end. */
  Outcome run(String image, String... command) {
    return runToEnd(container(image).withCommand(command));
  }

  /** Whether a container beside the provider's can connect to it at this port. */
  boolean isReachable(int port) {
    String connect = "exec 3<>/dev/tcp/" + PROVIDER + "/" + port;
    return runToEnd(
                container(Images.SUITE)
                    .withCreateContainerCmdModifier(
                        create -> create.withEntrypoint("bash", "-c", connect)))
            .exitCode()
        == 0;
  }

  /** Takes a container off the network, as if its cable were pulled. */
  void cut(GenericContainer<?> container) {
    docker
        .disconnectFromNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(container.getContainerId())
        .exec();
  }

  /** Puts a container back, under the names that it had. */
  void heal(GenericContainer<?> container) {
    docker
        .connectToNetworkCmd()
        .withNetworkId(network.getId())
        .withContainerId(container.getContainerId())
        .withContainerNetwork(
            new ContainerNetwork()
                .withAliases(container.getNetworkAliases().toArray(String[]::new)))
        .exec();
  }

  GenericContainer<?> start(GenericContainer<?> container) {
    running.add(container);
    container.start();
    return container;
  }

  /** How a container that has stopped ended. */
  static Outcome outcome(GenericContainer<?> container) {
    Long exitCode = container.getCurrentContainerInfo().getState().getExitCodeLong();
    return new Outcome(
        exitCode == null ? -1 : exitCode,
        container.getLogs(OutputType.STDOUT),
        container.getLogs(OutputType.STDERR));
  }

  @Override
  public void close() {
    running.reversed().forEach(GenericContainer::stop);
    network.close();
    docker.removeVolumeCmd(volume).exec();
  }

  private Outcome runToEnd(GenericContainer<?> container) {
    try (container) {
      container.withStartupCheckStrategy(new UntilItEnds().withTimeout(PATIENCE)).start();
      return outcome(container);
    }
  }

  private GenericContainer<?> container(String image) {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withNetwork(network)
        .withEnv("JAVA_TOOL_OPTIONS", SHORT_LIVED)
        .withCreateContainerCmdModifier(
            create ->
                create.getHostConfig().withBinds(new Bind(volume, new Volume(WORKING_FOLDER))));
  }

  /** Counts a container as started when it has ended, well or not. */
  private static final class UntilItEnds extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String id) {
      InspectContainerResponse.ContainerState state = getCurrentState(client, id);
      return DockerStatus.isContainerStopped(state)
          ? StartupStatus.SUCCESSFUL
          : StartupStatus.NOT_YET_KNOWN;
    }
  }
}
