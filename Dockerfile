# The same product as `npm start`, for servers with a PostgreSQL of their own (see docker-compose.yml).
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY server/contract/package.json server/contract/
COPY server/package.json server/
COPY db/package.json db/
COPY search/package.json search/
COPY web/package.json web/
COPY test/package.json test/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build-site.ts \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf web/src web/static web/.svelte-kit test .ci

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
