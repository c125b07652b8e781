import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', ['json', { outputFile: 'build/vitest.json' }]],
    restoreMocks: true,
    // Real sockets and timers, beside whatever else the machine does.
    testTimeout: 30_000,
  },
});
