# docker build --tag contact-corrections --build-arg REVISION="$(git rev-parse --short=12 HEAD)" .
#
# docker run --rm --read-only --volume corrections:/data contact-corrections run …
#
# /data is the only place that is written to: the job repository (unless it is PostgreSQL), reports, temporary files.
# It belongs to user 10001, who has no other rights and no name.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
ARG REVISION=unknown
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --quiet package -Dmaven.test.skip=true -Dgit.commit.id.abbrev="${REVISION}"

FROM eclipse-temurin:25-jre
ARG VERSION=1.0.0
ARG REVISION=unknown
ARG CREATED=unknown
LABEL org.opencontainers.image.title="Contact Corrections" \
      org.opencontainers.image.description="Applies bulk corrections to Amazon Connect contacts." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre"

WORKDIR /app
COPY jobs/*.yml jobs/
COPY samples/corrections.csv samples/
COPY --from=build /build/target/contact-corrections.jar ./
COPY --from=build /build/target/classes/META-INF/sbom/application.cdx.json ./sbom.cdx.json

# Standard output is for the result alone: the JVM's own warnings go to standard error.
RUN printf '%s\n' \
      -XX:MaxRAMPercentage=75 \
      -XX:+UseSerialGC \
      -XX:+ExitOnOutOfMemoryError \
      -XX:-UsePerfData \
      -Xlog:disable \
      -Xlog:all=warning:stderr \
      > java.options

# A rehearsal shows the JVM which classes a run needs: it has them at hand at the next start (JEP 483, 514, 515).
# The sample has a row that is wrong, so the rehearsal may end with 1.
RUN export HOME=/tmp/rehearsal; \
    java @java.options -Xlog:all=error:stderr -XX:AOTCacheOutput=/app/contact-corrections.aot \
      -jar /app/contact-corrections.jar run --simulate --quiet --max-errors=100% --report-to=/tmp/rehearsal \
      --instance-id=11111111-2222-3333-4444-555555555555 /app/samples/corrections.csv; \
    test $? -le 1 \
    && test -s contact-corrections.aot \
    && rm -r /tmp/rehearsal \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data

# What the command lines begin with that a run shows.
ENV HOME=/data \
    CONTACT_CORRECTIONS_COMMAND="docker run --rm --read-only --volume corrections:/data contact-corrections"
WORKDIR /data
VOLUME /data
USER 10001:10001
STOPSIGNAL SIGTERM
# The process is well as long as it lives.
HEALTHCHECK NONE
ENTRYPOINT ["java", "@/app/java.options", "-XX:AOTCache=/app/contact-corrections.aot", "-Djava.io.tmpdir=/data", \
            "-jar", "/app/contact-corrections.jar"]
CMD ["--help"]
