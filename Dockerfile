FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
COPY web/build/prepare.mjs web/build/
# The development dependency "node" stays out: the image brings Node 24 itself.
RUN npm ci --omit=dev

# The page is built with the development dependencies, and comes without them.
FROM node:24-bookworm-slim AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY client client
COPY tsconfig.json ./
COPY web web
RUN npm ci --ignore-scripts && npm run page

# The service has no build step: Node runs the TypeScript as it is.
FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY . .
COPY --from=page /app/web/dist web/dist
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/ondot.mjs", "serve"]
