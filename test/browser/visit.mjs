// What the journeys share: a browser, pages that fail a test on any fault, and pictures that axe has looked at.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { after, before } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const url = process.env.MYMOVIE_URL;
const screens = process.env.MYMOVIE_SCREENS;
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

let browser;

before(async () => {
  mkdirSync(screens, { recursive: true });
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(() => browser?.close());

/** A page that fails the test on whatever the policy blocks or a script throws. */
export async function visit(path, options = {}) {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !/status of (401|404)/.test(message.text()) && page.faults.push(message.text()));
  await page.goto(url + path);
  return page;
}

export const at = (page, id) => page.getByTestId(id);

export async function look(page, name) {
  await page.screenshot({ path: `${screens}/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0].html}`), []);
}

/** Signs in as somebody new, who is asked for a handle; `see` looks at the two forms. */
export async function join(page, handle, nickname = '', see = () => {}) {
  await at(page, 'sign-in').click();
  await page.locator('input[name=name]').first().fill(handle);
  await see(page, 'sign-in');
  await page.locator('button[type=submit], input[type=submit]').first().click();
  await at(page, 'handle').fill(handle);
  await at(page, 'nickname').fill(nickname);
  await see(page, 'welcome');
  await at(page, 'welcome-save').click();
  await at(page, 'search').waitFor();
}
