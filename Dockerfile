# The product as one image: `docker build -t nightdesk .`, or `docker compose up` for a whole desk.

FROM node:22-bookworm-slim AS web
WORKDIR /src
COPY .ci .ci
COPY backend/web.sh backend/web.sh
COPY widget widget
COPY console console
RUN backend/web.sh

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY backend backend
COPY db db
COPY prompts prompts
COPY --from=web /src/widget/dist widget/dist
COPY --from=web /src/console/dist console/dist
RUN ./mvnw --batch-mode --no-transfer-progress -Dweb.skip -DskipTests package \
 && java -Djarmode=tools -jar backend/target/nightdesk.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/nightdesk nightdesk
COPY --from=build /app /opt/nightdesk
USER nightdesk
WORKDIR /var/lib/nightdesk
# In a container "this machine only" would be nobody; publish the port only where metrics are read.
# The order to end comes as a signal here, so that port need not take it.
ENV MANAGEMENT_SERVER_ADDRESS=0.0.0.0 MANAGEMENT_ENDPOINT_SHUTDOWN_ACCESS=none
EXPOSE 8080 9180
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=70", "-jar", "/opt/nightdesk/nightdesk.jar"]
