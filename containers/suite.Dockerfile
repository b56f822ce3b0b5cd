# The conformance suite, without any implementation of the interface: build it in the folder
# conformance-tests/target/app. containers/build.sh does.
ARG BASE_IMAGE=eclipse-temurin:25-jre

FROM ${BASE_IMAGE}
USER root
# The working folder belongs to the user that the program runs as, and so does a new volume that is mounted there.
RUN mkdir -p /opt/frontdoor /srv/frontdoor \
 && chown 10001:10001 /srv/frontdoor \
 && chmod 700 /srv/frontdoor
COPY *.jar /opt/frontdoor/
USER 10001:10001
WORKDIR /srv/frontdoor
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-Dsun.misc.unsafe.memory.access=allow", "-cp", "/opt/frontdoor/*", "org.frontdoor.conformance.cli.ConformanceMain"]
CMD ["--help"]
