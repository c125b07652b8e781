import { test as base } from '@playwright/test';
import { Double } from '../../test/double/double.mjs';
import { freePort } from './ports';
import { Widget } from './widget';

/** Tests of the screen, against a server that can be told what to say and how to fail. */
export const test = base.extend<{ server: Double; widget: Widget }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  server: async ({}, use) => {
    const server = await new Double().start(await freePort());
    await use(server);
    await server.stop();
  },
  widget: async ({ page, server }, use) => {
    const widget = await Widget.on(page);
    await page.goto(`${server.url}/demo`);
    await use(widget);
  },
});
export { expect } from '@playwright/test';
