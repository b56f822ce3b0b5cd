# Provider and authority, from one program: build with --target provider or --target authority, in the folder
# launcher/target/app. containers/build.sh does both.
ARG BASE_IMAGE=eclipse-temurin:25-jre

FROM ${BASE_IMAGE} AS frontdoor
USER root
# The working folder belongs to the user that the program runs as, and so does a new volume that is mounted there.
RUN mkdir -p /opt/frontdoor /srv/frontdoor \
 && chown 10001:10001 /srv/frontdoor \
 && chmod 700 /srv/frontdoor \
 && printf '%s\n' '#!/bin/sh' \
      'exec java --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow -cp "/opt/frontdoor/*" org.frontdoor.launcher.Main "$@"' \
      > /usr/local/bin/frontdoor \
 && chmod 755 /usr/local/bin/frontdoor
COPY *.jar /opt/frontdoor/
USER 10001:10001
WORKDIR /srv/frontdoor
ENTRYPOINT ["frontdoor"]

FROM frontdoor AS provider
# In a container, loopback is where nobody else is. Who may connect is decided by TLS certificates.
ENV FRONTDOOR_PROVIDER_LISTEN_HOST=0.0.0.0
EXPOSE 9443 9444 9447
CMD ["provider", "start", "--config", "lab/provider/provider.yaml"]

FROM frontdoor AS authority
CMD ["authority", "receive", "--config", "lab/authority/authority.yaml"]
