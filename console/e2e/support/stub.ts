import { test as base } from '@playwright/test';
import { StubServer } from '../../test/stub/server.mjs';
import { complaintsOf } from './complaints';
import { Console } from './console';

interface Fixtures {
  server: StubServer;
  desk: Console;
  /** Signed in, unless a test signs out first. */
  signedIn: boolean;
}

/** Tests of the screen, against a server that can be told what to say and how to fail. */
export const test = base.extend<Fixtures>({
  signedIn: [true, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  server: async ({}, provide) => {
    const server = await new StubServer().start();
    await provide(server);
    await server.stop();
  },
  baseURL: async ({ server }, provide) => provide(server.url),
  desk: async ({ page, context, server, signedIn }, provide) => {
    if (signedIn) await context.addCookies([server.signIn()]);
    const complaints = complaintsOf(page);
    await provide(new Console(page));
    // Scripts, styles and policies: nothing may have been refused or have failed on the way.
    test.expect(complaints).toEqual([]);
  },
});
export { expect } from '@playwright/test';
