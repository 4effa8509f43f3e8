# The images of the services: docker build --target gateway -t dateline/gateway .
# Targets: article-service, comment-service, site, gateway.

# The poms alone, so that the layer of the dependencies is made anew only when a pom changes.
FROM maven:3-eclipse-temurin-25 AS poms
WORKDIR /src
COPY . .
RUN find . -type f ! -name pom.xml ! -path './.mvn/*' -delete && find . -type d -empty -delete

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
ENV MODULES=article-service,comment-service,site,gateway
COPY --from=poms /src ./
# A build of nothing fetches all that a build needs, the compiler too once there is a class to compile.
RUN mkdir -p common/src/main/java site/src/main/jte \
 && echo 'package io.dateline; final class Nothing {}' >common/src/main/java/Nothing.java \
 && mvn -B -q -pl "$MODULES" -am package -Dmaven.test.skip \
 && rm -r common/src site/src */target
COPY . .
# The commit, which the metrics tell: the build does not see the repository.
ARG REVISION=unknown
RUN mvn -B -q -o -pl "$MODULES" -am package -Dmaven.test.skip -Ddateline.revision="$REVISION"
RUN deploy/arrange-images.sh

FROM eclipse-temurin:25-jre AS service
LABEL org.opencontainers.image.title="Dateline" org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
# It asks the port of operations from inside. No shell, curl or wget is needed, nor sure to be there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx16m", "-cp", "/app/health", "io.dateline.node.HealthCheck"]
ENV DATELINE_OPS_HOST=0.0.0.0
EXPOSE 5701 9090
COPY jvm.options deploy/container.options ./
COPY --from=build /images/shared/ ./

# The JVM of the images beside a PostgreSQL, at the paths of the images: what is kept fits no other.
FROM postgres:17 AS training
ENV PATH=/opt/java/openjdk/bin:$PATH
COPY --from=service /opt/java/openjdk/ /opt/java/openjdk/
WORKDIR /app
COPY --from=build /images/article-service/lib/ /images/comment-service/lib/ /images/site/lib/ /images/gateway/lib/ ./lib/
COPY --from=service /app/ ./
COPY --from=build /images/article-service/own/ /images/comment-service/own/ /images/site/own/ /images/gateway/own/ ./
COPY deploy/train-images.sh /
RUN /train-images.sh

FROM service AS article-service
COPY --from=build /images/article-service/lib/ ./lib/
COPY --from=build /images/article-service/own/ ./
COPY --from=training /app/article-service.aot ./
USER 10001:10001
ENTRYPOINT ["java", "@/app/jvm.options", "@/app/container.options", "-XX:AOTCache=/app/article-service.aot", "-jar", "/app/article-service.jar"]

FROM service AS comment-service
COPY --from=build /images/comment-service/lib/ ./lib/
COPY --from=build /images/comment-service/own/ ./
COPY --from=training /app/comment-service.aot ./
USER 10002:10002
ENTRYPOINT ["java", "@/app/jvm.options", "@/app/container.options", "-XX:AOTCache=/app/comment-service.aot", "-jar", "/app/comment-service.jar"]

FROM service AS site
COPY --from=build /images/site/lib/ ./lib/
COPY --from=build /images/site/own/ ./
COPY --from=training /app/site.aot ./
USER 10004:10004
ENTRYPOINT ["java", "@/app/jvm.options", "@/app/container.options", "-XX:AOTCache=/app/site.aot", "-jar", "/app/site.jar"]

FROM service AS gateway
COPY --from=build /images/gateway/lib/ ./lib/
COPY --from=build /images/gateway/own/ ./
COPY --from=training /app/gateway.aot ./
USER 10003:10003
EXPOSE 8080
ENTRYPOINT ["java", "@/app/jvm.options", "@/app/container.options", "-XX:AOTCache=/app/gateway.aot", "-jar", "/app/gateway.jar"]
