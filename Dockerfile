# syntax=docker/dockerfile:1
# fieldcert in a container: docs/operating.md says how to run it.
#   docker build -t fieldcert .

FROM debian:bookworm-slim AS build
WORKDIR /src
COPY scripts/setup.sh scripts/
RUN scripts/setup.sh build && rm -rf /var/lib/apt/lists/*
COPY . .
RUN cmake --preset release -DFIELDCERT_TESTS=OFF \
  && cmake --build --preset release --target fieldcert \
  && strip build/release/fieldcert

FROM debian:bookworm-slim
RUN apt-get update \
  && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    ca-certificates tzdata libssl3 libsqlite3-0 libspdlog1.10 libfmt9 libtomlplusplus3 \
    libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6 libgumbo1 libyaml-cpp0.7 \
    libdate-tz3 libprometheus-cpp-core1.0 libboost-url1.81.0 libmimalloc2.0 libutf8proc2 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin fieldcert \
  && install -d -o fieldcert -g fieldcert /data
COPY --from=build /src/build/release/fieldcert /usr/local/bin/fieldcert
COPY config /app/config
COPY LICENSE /app/
WORKDIR /app
USER fieldcert
VOLUME /data
EXPOSE 3000
ENV FIELDCERT_DATABASE=/data/fieldcert.db FIELDCERT_LISTEN=0.0.0.0:3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/3000 \
  && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 \
  && read -r _ status _ <&3 && test \"$status\" = 200"]
ENTRYPOINT ["fieldcert"]
CMD ["serve"]
