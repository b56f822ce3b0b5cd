package org.frontdoor.lab;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.grpc.Grpc;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.lab.endpoint.Loopback;

@AnalyzeClasses(packages = "org.frontdoor.lab", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule LAB_AND_SUITE_KNOW_NOTHING_OF_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.frontdoor.conformance..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .allowEmptyShould(true);

  /** What the lab connects to, and where it listens, is what Loopback gives. */
  @ArchTest
  static final ArchRule ADDRESSES_COME_FROM_LOOPBACK_ALONE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Loopback.class)
          .should()
          .callConstructor(ProviderAddress.class, EndpointId.class, String.class, int.class)
          .orShould()
          .callConstructor(InetSocketAddress.class, String.class, int.class)
          .orShould()
          .callMethod(InetAddress.class, "getByName", String.class)
          .orShould()
          .callMethod(InetAddress.class, "getAllByName", String.class)
          .orShould()
          .callMethod(InetAddress.class, "getLoopbackAddress")
          .orShould()
          .callMethod(NettyChannelBuilder.class, "forAddress", String.class, int.class)
          .orShould()
          .callMethod(InetAddress.class, "getByAddress", byte[].class)
          .orShould()
          .callConstructor(InetSocketAddress.class, InetAddress.class, int.class)
          .orShould()
          .callMethod(NettyChannelBuilder.class, "forTarget", String.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Socket.class, SocketChannel.class, HttpClient.class)
          .orShould()
          .callMethodWhere(
              target(owner(type(Grpc.class))).and(target(nameStartingWith("newChannelBuilder"))))
          .orShould()
          .callMethod(ManagedChannelBuilder.class, "forTarget", String.class)
          .orShould()
          .callMethod(ManagedChannelBuilder.class, "forAddress", String.class, int.class);

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("org.frontdoor.lab.(*)..").should().beFreeOfCycles().allowEmptyShould(true);
}
