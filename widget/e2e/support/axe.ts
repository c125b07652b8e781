import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No violation of WCAG A and AA on the page, in the widget's shadow tree and in its frame. */
export const expectAccessible = (page: Page) => expectNone(new AxeBuilder({ page }).withTags(TAGS));

/** Only what another color scheme can change of it. */
export const expectContrast = (page: Page) =>
  expectNone(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));

async function expectNone(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
  expect(found).toEqual([]);
}
