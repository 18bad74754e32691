// A guest becomes a user: signs in, chooses a handle, registers films, and a guest sees them in all three orders.
// Run by BrowserJourneyTest with MYMOVIE_URL naming a running estate; pictures of the pages go to MYMOVIE_SCREENS.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, join, look, url, visit } from './visit.mjs';

const films = [
  { query: '千と千尋', id: 129, score: 95, band: '90', decade: '2000' },
  { query: '市民ケーン', id: 15, score: 82, band: '80', decade: '1940' },
  { query: 'ハッシュタグ', id: 900001004, score: 40, band: '40' },
];

test('a guest becomes a user, registers films, and any guest sees them in three orders', async () => {
  const page = await visit('/');
  await look(page, 'home');
  await join(page, 'journey', '旅人 <script>alert(1)</script>', look);

  for (const film of films) {
    await at(page, 'search').fill(film.query);
    const result = page.locator(`[data-testid=result][data-film="${film.id}"]`);
    await result.getByTestId('choose').click();
    await at(page, 'score-number').fill(String(film.score));
    if (film === films[0]) {
      await look(page, 'score');
    }
    await at(page, 'save').click();
    await at(page, 'toast').getByText(String(film.score)).waitFor();
  }
  await look(page, 'search');

  const guest = await visit('/u/journey');
  const shown = (group) => guest.locator(`[data-testid=group][data-group="${group}"]`);
  for (const { id, band } of films) {
    await shown(band).locator(`[data-film="${id}"]`).waitFor();
  }
  assert.match(await guest.locator('h1').innerText(), /旅人 <script>alert\(1\)<\/script>/);
  assert.match(await shown('40').innerText(), /#ハッシュタグ -- & "引用符" '一重' <b>太字<\/b> \\ バックスラッシュ/);
  await look(guest, 'list-score');
  await at(guest, 'sort-release').click();
  for (const { id, decade } of films.filter((film) => film.decade)) {
    await shown(decade).locator(`[data-film="${id}"]`).waitFor();
  }
  await look(guest, 'list-release');
  await at(guest, 'sort-registered').click();
  // The decades are shown until the days have come.
  const days = guest.locator('[data-testid=group][data-group*="-"]');
  await days.first().waitFor();
  assert.match(await days.first().getAttribute('data-group'), /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(
    await guest.getByTestId('film').evaluateAll((nodes) => nodes.map((node) => Number(node.dataset.film))),
    films.map(({ id }) => id).reverse(),
  );
  await look(guest, 'list-registered');
  assert.equal(await at(guest, 'edit').count(), 0, 'a guest may not edit');

  // A guest's question leaves a copy of the film's page at the edge, past which the writer has to see.
  await guest.goto(`${url}/film/129`);
  await at(guest, 'log').getByText('95').first().waitFor();

  await page.goto(`${url}/u/journey`);
  const own = page.locator('[data-testid=film][data-film="129"]');
  await own.getByTestId('edit').click();
  await at(page, 'score-number').fill('100');
  await at(page, 'save').click();
  await page.locator('[data-testid=group][data-group="100"] [data-film="129"]').waitFor();
  await own.getByTestId('edit').click();
  await at(page, 'score-none').check();
  await look(page, 'score-none');
  await at(page, 'save').click();
  await page.locator('[data-testid=group][data-group="unscored"] [data-film="129"]').waitFor();
  await look(page, 'list-unscored');
  await own.getByTestId('edit').click();
  await at(page, 'score-none').uncheck();
  await at(page, 'score-number').fill('100');
  await at(page, 'save').click();
  await page.locator('[data-testid=group][data-group="100"] [data-film="129"]').waitFor();
  await own.getByTestId('edit').click();
  await at(page, 'delete').click();
  await own.waitFor({ state: 'detached' });
  await at(page, 'undo').click();
  await own.waitFor();
  await page.goto(`${url}/film/129`);
  await at(page, 'log').getByText('100').first().waitFor();

  await at(page, 'sign-out').click();
  await at(page, 'sign-in').waitFor();
  assert.deepEqual([...page.faults, ...guest.faults], []);
});

test('whoever follows a user finds their films among the news', async () => {
  const page = await visit('/');
  await join(page, 'fellow');
  await page.goto(`${url}/u/journey`);
  await at(page, 'follow').click();
  await page.locator('[data-testid=follow][aria-pressed=true]').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'follow', 'the focus stays on the button');
  await look(page, 'list-followed');
  await at(page, 'followers').click();
  await at(page, 'person').getByText('fellow').waitFor();
  await look(page, 'followers');
  // The table's stream brings them, by a function that may have to start first.
  for (let tries = 0; tries < 60 && !(await page.locator('[data-testid=feed] [data-film="129"]').count()); tries++) {
    await page.waitForTimeout(500);
    await page.goto(`${url}/feed`);
    await page.locator('[data-testid=feed], [data-testid=empty]').waitFor();
  }
  await page.locator('[data-testid=feed] [data-film="129"]').getByText('旅人').waitFor();
  await look(page, 'feed');
  await page.goto(`${url}/u/journey`);
  await page.locator('[data-testid=follow][aria-pressed=true]').click();
  await page.locator('[data-testid=follow][aria-pressed=false]').waitFor();
  assert.deepEqual(page.faults, []);
});

test('whoever hides their list still sees it, and nobody else does', async () => {
  const page = await visit('/');
  await join(page, 'hidden');
  await page.goto(`${url}/profile`);
  await at(page, 'private').check();
  assert.equal(await at(page, 'watched-public').isChecked(), false, 'days are not shown unless one says so');
  await look(page, 'profile');
  await at(page, 'profile-save').click();
  await at(page, 'count').waitFor();
  await at(page, 'empty').waitFor();
  const guest = await visit('/u/hidden');
  await guest.getByText('404').first().waitFor();
  assert.deepEqual([...page.faults, ...guest.faults], []);
});

test('the pages fit a small screen, in English and in the dark', async () => {
  const page = await visit('/u/journey', { locale: 'en-US', viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await page.getByTestId('film').first().waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `the page is ${width} wide`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await look(page, 'list-small-dark-en');
  assert.deepEqual(page.faults, []);
});
