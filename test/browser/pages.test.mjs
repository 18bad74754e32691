// What readers do on the pages beyond the first list, with slow, failing and refused answers between.
// Run by BrowserJourneyTest with MYMOVIE_URL naming a running estate; pictures of the pages go to MYMOVIE_SCREENS.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { at, join, look, url, visit } from './visit.mjs';

const catalogue = JSON.parse(readFileSync(new URL('../../local/src/main/resources/jp/mymovie/local/tmdb/films.json', import.meta.url), 'utf8'));
const shelf = catalogue.filter(({ releaseDate, tmdbId }) => releaseDate && tmdbId !== 129 && tmdbId < 900_000_000).slice(0, 80);
const day = new Date().toLocaleDateString('en-CA');

/** The element that has the focus, by its name for tests; `BODY` is nowhere. */
const focused = (page) => page.evaluate(() => document.activeElement.dataset?.testid ?? document.activeElement.tagName);

async function somewhere(page, what) {
  assert.notEqual(await focused(page), 'BODY', `the focus after ${what}`);
}

let page;

test('a file of another service becomes a list: preview, what was looked up, and the rows that are no films', async () => {
  page = await visit('/');
  await join(page, 'shelf', '棚');
  await page.goto(`${url}/import`);
  const rows = shelf.map(({ tmdbId, title, releaseDate }, i) => `${tmdbId},"${title.replaceAll('"', '""')}",${releaseDate.slice(0, 4)},${i % 5 ? '' : day},${(10 - (i % 90) / 10).toFixed(1)}`);
  const file = ['tmdbID,Title,Year,WatchedDate,Rating10', ...rows, ',どこにもない映画の題名,1999,,5'].join('\r\n');
  await at(page, 'import-file').setInputFiles({ name: 'diary.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await at(page, 'import-row').first().waitFor();
  await look(page, 'import-preview');
  await at(page, 'import-start').click();
  await page.locator('[data-testid=import-state][data-state=held]').waitFor({ timeout: 60_000 });
  await at(page, 'imported-row').first().waitFor();
  await look(page, 'import-held');
  await somewhere(page, 'the start of an import');
  await at(page, 'import-run').click();
  await page.locator('[data-testid=import-state][data-state=finished]').waitFor({ timeout: 60_000 });
  await page.locator('[data-fate=registered]').waitFor();
  const unknown = page.locator('[data-fate=unknown] [data-testid=imported-row]');
  while (!(await unknown.count())) {
    const shown = await at(page, 'imported-row').count();
    await at(page, 'next').click();
    await page.waitForFunction((n) => document.querySelectorAll('[data-testid=imported-row]').length > n, shown);
  }
  assert.match(await unknown.innerText(), /どこにもない映画の題名[^]*82\s*行目[^]*TMDB で見つかりませんでした/);
  await somewhere(page, 'the registration');
});

test('Back from a film lands on the same pixel, on as many films', async () => {
  await page.goto(`${url}/u/shelf?sort=score`);
  await at(page, 'film').first().waitFor();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=film]').length > 60);
  const film = at(page, 'film').nth(70);
  await film.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => [Math.round(scrollY), document.querySelectorAll('[data-testid=film]').length]);
  const id = await film.getAttribute('data-film');
  await film.getByTestId('film-link').click();
  await at(page, 'mine').waitFor();
  await page.goBack();
  await at(page, 'list').waitFor();
  const after = () => page.evaluate(() => [Math.round(scrollY), document.querySelectorAll('[data-testid=film]').length]);
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, before[0]);
  assert.deepEqual((await after())[1], before[1]);
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-film]')?.dataset.film), id, 'the focus is where it was');
  await page.reload();
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, before[0]);
  assert.deepEqual((await after())[1], before[1], 'after a reload too, and signed in');
});

test('a new tab is signed in, and offers nobody to follow themselves', async () => {
  const tab = await page.context().newPage();
  await tab.goto(`${url}/u/shelf`);
  await at(tab, 'edit').first().waitFor();
  assert.equal(await at(tab, 'follow').count(), 0);
  assert.equal(await tab.evaluate(() => [...Object.values(localStorage), ...Object.values(sessionStorage)].some((text) => /^ey|token/i.test(text))), false, 'no token is written down');
  await tab.close();
});

test('nothing can be saved before the list has answered, and a failed answer is not an empty one', async () => {
  const { tmdbId, title } = catalogue.find(({ tmdbId }) => tmdbId === 129);
  const entry = `**/api/v1/me/entries/${tmdbId}`;
  const writes = [];
  page.on('request', (request) => /PUT|PATCH/.test(request.method()) && writes.push(request.postDataJSON()));
  await page.goto(`${url}/film/${tmdbId}`);
  await at(page, 'choose').waitFor();
  await page.route(entry, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }), { times: 1 });
  await at(page, 'choose').click();
  await at(page, 'score-retry').waitFor();
  assert.equal(await at(page, 'score-number').isDisabled(), true);
  assert.equal(await at(page, 'save').count(), 0);
  await at(page, 'score-retry').click();
  await page.locator('#score-number:enabled').waitFor();
  assert.equal(await at(page, 'score-number').inputValue(), '', 'no score is chosen for anybody');
  await at(page, 'save').click();
  await page.getByText('0 から 100 までの整数').waitFor();
  await at(page, 'score-number').fill('８５');
  await at(page, 'watched-today').click();
  await at(page, 'remark').fill('字幕で。２回目も良い');
  await look(page, 'score-days');
  await at(page, 'save').click();
  await at(page, 'mine').getByText('字幕で。２回目も良い').waitFor();
  assert.deepEqual(writes, [{ score: 85, watched: [day], note: '字幕で。２回目も良い' }]);
  await somewhere(page, 'saving');
  assert.equal(await page.title(), `${title} · MyMovie`);
  await at(page, 'language').click();
  await page.locator('html[lang=en]').waitFor();
  assert.equal(await page.title(), `${title} · MyMovie`, 'another language keeps the name');
  await at(page, 'language').click();
});

test('a session that ends in the dialog loses nothing of what was typed', async () => {
  const choose = at(page, 'choose');
  await page.locator('html[lang=ja]').waitFor();
  await choose.click();
  await page.locator('#score-number:enabled').waitFor();
  await at(page, 'score-number').fill('91');
  await at(page, 'remark').fill('書きかけ');
  await page.route('**/api/v1/me/entries/129', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }), { times: 1 });
  await at(page, 'save').click();
  await at(page, 'score-sign-in').waitFor();
  assert.equal(await at(page, 'remark').inputValue(), '書きかけ');
  await at(page, 'score-sign-in').click();
  await page.waitForFunction(() => document.querySelector('#remark')?.value === '書きかけ' && document.querySelector('#score-number')?.value === '91');
  await page.locator('[data-testid=save]:enabled').click();
  await at(page, 'mine').getByText('書きかけ').waitFor();
});

test('a change shows where the API puts it, and the focus stays on something', async () => {
  await page.goto(`${url}/u/shelf?sort=score`);
  const shown = () => at(page, 'film').evaluateAll((films) => films.map((film) => Number(film.dataset.film)));
  const truth = async () => {
    const answer = await page.request.get(`${url}/api/v1/users/shelf/entries?sort=score&limit=60&rev=${Date.now()}`);
    return (await answer.json()).items.map(({ tmdbId }) => tmdbId);
  };
  const own = (id) => page.locator(`[data-testid=film][data-film="${id}"]`);
  await at(page, 'film').first().waitFor();
  const [first, second] = await shown();
  await own(first).getByTestId('edit').click();
  await page.locator('#score-number:enabled').fill('3');
  await at(page, 'save').click();
  await at(page, 'toast').waitFor();
  await page.waitForFunction((id) => !document.querySelector(`[data-testid=film][data-film="${id}"]`), first);
  assert.deepEqual(await shown(), await truth());
  await somewhere(page, 'a change that takes the film away');
  await own(second).getByTestId('edit').click();
  await page.locator('[data-testid=delete]:enabled').click();
  await own(second).waitFor({ state: 'detached' });
  await somewhere(page, 'a deletion');
  await at(page, 'undo').click();
  await own(second).waitFor();
  assert.deepEqual(await shown(), await truth());
  await somewhere(page, 'taking it back');
  await at(page, 'list-search').fill('ＳＴＡＲ');
  await at(page, 'list-search').press('Enter');
  await at(page, 'matches').getByText('本が該当').waitFor();
});

test('a film that is wanted stands on the watchlist until it is watched; days make a diary', async () => {
  const { tmdbId } = catalogue[200];
  await page.goto(`${url}/film/${tmdbId}`);
  await page.locator('[data-testid=wish][aria-pressed=false]:not([aria-disabled])').click();
  await page.locator('[data-testid=wish][aria-pressed=true]').waitFor();
  await somewhere(page, 'wanting a film');
  await at(page, 'nav-watchlist').click();
  const wanted = page.locator(`[data-testid=watchlist] [data-film="${tmdbId}"]`);
  await look(page, 'watchlist');
  await wanted.getByTestId('unwish').click();
  await wanted.waitFor({ state: 'detached' });
  await at(page, 'undo').click();
  await wanted.getByTestId('watched').click();
  await page.locator('#score-none:enabled').check();
  await at(page, 'watched-yesterday').click();
  await at(page, 'save').click();
  await at(page, 'empty').waitFor();
  await somewhere(page, 'watching the last one');
  await page.goto(`${url}/u/shelf/diary?year=${day.slice(0, 4)}`);
  await page.locator(`[data-testid=diary-day][data-day="${day}"] [data-film="129"]`).waitFor();
  await look(page, 'diary');
});

test('a guest writes to those who run the service, and finds people by any width of letters', async () => {
  const guest = await visit('/contact');
  await at(guest, 'contact-send').click();
  await guest.getByText('4000 文字まで').waitFor();
  assert.equal(await focused(guest), 'text');
  await at(guest, 'text').fill('ポスターが見えません');
  await at(guest, 'email').fill('ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｏｒｇ');
  await look(guest, 'contact');
  await at(guest, 'contact-send').click();
  await at(guest, 'contact-sent').waitFor();
  await somewhere(guest, 'sending');
  await guest.goto(`${url}/people`);
  await at(guest, 'person-search').fill('＠ＳＨＥ');
  await at(guest, 'person-find').click();
  await at(guest, 'person').getByText('棚').waitFor();
  await look(guest, 'people');
  await guest.goto(`${url}/about`);
  await look(guest, 'about');
  assert.match(await (await guest.request.get(`${url}/licences.txt`)).text(), /^lit \d/m);
  assert.deepEqual(guest.faults, []);
});

test('an account gives its records as a file, and can be ended', async () => {
  const leaver = await visit('/', { locale: 'en-US', viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await join(leaver, 'leaves');
  await leaver.goto(`${url}/profile`);
  await at(leaver, 'birthday').fill('1990-01-02');
  await at(leaver, 'profile-save').click();
  await at(leaver, 'age').waitFor();
  await at(leaver, 'nav-account').click();
  const [file] = await Promise.all([leaver.waitForEvent('download'), at(leaver, 'export').click()]);
  assert.match(readFileSync(await file.path(), 'utf8'), /^tmdbID,Title,Year/);
  await look(leaver, 'account');
  await at(leaver, 'delete-handle').fill('someone');
  await at(leaver, 'delete-account').click();
  await at(leaver, 'delete-handle-wrong').waitFor();
  assert.equal(await focused(leaver), 'delete-handle');
  await at(leaver, 'delete-handle').fill('＠Ｌｅａｖｅｓ');
  await at(leaver, 'delete-account').click();
  await at(leaver, 'sign-in').waitFor();
  await leaver.goto(`${url}/u/leaves`);
  await leaver.getByText('404').first().waitFor();
  assert.deepEqual([...leaver.faults, ...page.faults.filter((fault) => !/status of 503/.test(fault))], []);
});
