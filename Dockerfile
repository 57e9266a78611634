# The service in an image that holds Node.js, the libraries it needs, and nothing else: no shell, no package manager.
# Pinned by its exact tag.
FROM node:22.23.3-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
COPY packages/discord-sandbox/package.json packages/discord-sandbox/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run -s build

FROM base AS packages
# Declarations and maps are a third of what is installed, and never loaded.
RUN npm ci --omit=dev --ignore-scripts --workspaces=false \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM packages AS root
COPY deploy/image-root.sh .
RUN sh image-root.sh /image node_modules

FROM scratch
COPY --from=root /image /
COPY --from=root --chown=10001:10001 /image/var/lib/hemicycle /var/lib/hemicycle
WORKDIR /app
COPY package.json LICENSE ./
COPY migrations migrations
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
COPY --from=build /app/dist/service dist/service
COPY --from=build /app/dist/database.gz dist/database.gz
# Health is answered to this container alone, unless HTTP_HOST says otherwise. The rest is what npm start sets.
ENV DATA_DIR=/var/lib/hemicycle HTTP_PORT=9464 MALLOC_MMAP_THRESHOLD_=32768
USER 10001:10001
VOLUME /var/lib/hemicycle
# The first start makes a database, and a new version may have to migrate one.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m \
  CMD ["/usr/local/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/local/bin/node"]
CMD ["--max-semi-space-size=4", "dist/service/main.js"]
