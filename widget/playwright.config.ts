import { defineConfig } from '@playwright/test';

/** What Debian calls it; the flags let it run as root and keep it from talking to its maker. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'build/e2e',
  // The product and its database are one per worker, and the machine is small.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'build/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args },
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    // A trace of each test costs a fifth of its time: `npm run e2e -- --trace on` where one is wanted.
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'screen', testMatch: /screen\// },
    { name: 'unpack', testMatch: /support\/unpack\.ts/ },
    {
      name: 'product',
      testMatch: /product\//,
      dependencies: ['unpack'],
      // The whole product on two cores, besides a browser.
      timeout: 150_000,
      expect: { timeout: 30_000 },
    },
  ],
});
