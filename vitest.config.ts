import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Decorators are set here because Vite caches transforms without looking at tsconfig.json.
  oxc: { decorator: { legacy: true } },
  // Vite would load graphql's index.mjs while Apollo's CommonJS loads index.js: two realms, one fatal error.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
