import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Api } from '../src/api.js';
import { describe, Problem } from '../src/problem.js';
import ja from '../src/i18n/ja.js';

const t = (key, values) => (typeof ja[key] === 'function' ? ja[key](values) : ja[key]);
const has = (key) => key in ja;

function api(answer, token = 'abc', storage = store()) {
  const seen = { calls: [], refused: 0, now: 1_764_028_800_000 };
  const fetch = async (url, init) => (seen.calls.push({ url, ...init }), answer());
  return { seen, api: new Api({ token: async () => token, refused: () => seen.refused++, fetch, storage, now: () => seen.now }) };
}
const store = (kept = new Map()) => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, String(value)) });
const problem = (status, slug, headers) => () =>
  new Response(JSON.stringify({ type: `https://mymovie.jp/problems/${slug}`, title: slug, errors: [{ pointer: '/score', detail: 'must be 0 to 100' }] }), { status, headers });

test('a guest’s question carries no token and no cookie', async () => {
  const { seen, api: guest } = api(() => Response.json({ items: [] }));
  await guest.entries('花 子/..', { sort: 'score', order: 'desc', limit: 60, cursor: null });
  assert.equal(seen.calls[0].url, '/api/v1/users/%E8%8A%B1%20%E5%AD%90%2F../entries?sort=score&order=desc&limit=60');
  assert.equal(seen.calls[0].headers.Authorization, undefined);
  assert.equal(seen.calls[0].credentials, 'omit');
});

test('a change sends back the entity tag as it came, whatever the version', async () => {
  const { seen, api: owner } = api(() => Response.json({ tmdbId: 129, version: 3 }, { headers: { ETag: 'W/"q1Xz.3"' } }));
  const changed = await owner.patchEntry(await owner.entry(129), { score: null });
  await owner.deleteEntry(changed);
  await owner.patchMe(await owner.me(), { watchedPublic: true });
  const [, patch, remove, , me] = seen.calls;
  assert.deepEqual([patch.method, patch.headers.Authorization, patch.body], ['PATCH', 'Bearer abc', '{"score":null}']);
  assert.deepEqual([patch, remove, me].map(({ headers }) => headers['If-Match']), Array(3).fill('W/"q1Xz.3"'));
});

test('what the user has not seen is only made where there is nothing', async () => {
  const { seen, api: owner } = api(() => Response.json({}, { status: 201 }));
  await owner.createMe({ handle: 'hanako' });
  await owner.addEntry(129, { score: 95 });
  assert.deepEqual(seen.calls.map(({ method, headers }) => [method, headers['If-None-Match']]), Array(2).fill(['PUT', '*']));
});

test('a list’s tag is not an entry’s', async () => {
  const { api: owner } = api(() => Response.json({ items: [] }, { headers: { ETag: '"q1Xz.45"' } }));
  assert.equal('tag' in (await owner.myEntries({})), false);
});

test('a delete has no body to read', async () => {
  const { api: owner } = api(() => new Response(null, { status: 204 }));
  assert.equal(await owner.deleteEntry({ tmdbId: 1, tag: '"q1Xz.1"' }), null);
});

test('an export comes in parts, each naming the next; a file goes as it is', async () => {
  const link = '</api/v1/me/entries/export?cursor=a%2Bb%3D>; rel="next"';
  const { api: owner } = api(() => new Response('129,"千と千尋"\r\n', { headers: { Link: link } }));
  assert.deepEqual(await owner.exportEntries(null), { text: '129,"千と千尋"\r\n', next: 'a+b=' });
  const { seen, api: other } = api(() => Response.json({ id: 'x' }, { status: 202 }));
  const file = new Blob(['\u0082\u00a0']);
  await other.startImport(file, { scale: '5', key: 'k' });
  const [{ body, headers, url }] = seen.calls;
  assert.equal(body, file);
  assert.deepEqual([url, headers['Content-Type'], headers['Idempotency-Key']], ['/api/v1/me/imports?scale=5', 'application/octet-stream', 'k']);
});

test('an accepted request has no body to read', async () => {
  const { api: guest } = api(() => new Response(null, { status: 202 }));
  assert.deepEqual(await guest.sendMessage({ category: 'other', text: 'a' }, 'k'), {});
});

test('a search is written so that every sign arrives', async () => {
  const { seen, api: owner } = api(() => Response.json({}));
  await owner.searchFilms('a&b + c#', 1);
  assert.equal(new URL(seen.calls[0].url, 'https://x').searchParams.get('q'), 'a&b + c#');
});

test('whoever has changed something asks past the copies at the edge, each time anew, for two minutes', async () => {
  const storage = store();
  const { seen, api: owner } = api(() => Response.json({ items: [] }), 'abc', storage);
  await owner.film(129);
  await owner.addEntry(129, { score: 95 });
  await owner.film(129);
  seen.now += 119_999;
  await owner.filmEntries(129, { limit: 50 });
  await owner.me();
  seen.now += 1;
  await owner.film(129);
  assert.deepEqual(
    seen.calls.map(({ url }) => url.slice('/api/v1'.length)),
    ['/films/129', '/me/entries/129', '/films/129?rev=1764028800000', '/films/129/entries?limit=50&rev=1764028919999', '/me', '/films/129'],
  );
  seen.now -= 1;
  const reloaded = api(() => Response.json({ items: [] }), 'abc', storage);
  await reloaded.api.film(129);
  assert.match(reloaded.seen.calls[0].url, /rev=/, 'a page loaded anew knows it too');
});

test('a change whose answer was lost may have been made, a question changes nothing', async () => {
  const { seen, api: owner } = api(() => { throw new TypeError('offline'); });
  await assert.rejects(owner.user('hanako'));
  await assert.rejects(owner.user('hanako'));
  await assert.rejects(owner.addEntry(129, { score: 95 }));
  await assert.rejects(owner.user('hanako'));
  assert.deepEqual(seen.calls.map(({ url }) => url.includes('rev=')), [false, false, false, true]);
});

test('without a token nothing is sent and the session ends', async () => {
  const { seen, api: owner } = api(() => assert.fail('sent'), null);
  await assert.rejects(owner.me(), { status: 401 });
  assert.equal(seen.refused, 1);
  assert.equal(seen.calls.length, 0);
});

test('a refused token ends the session, a refused guest does not', async () => {
  const { seen, api: owner } = api(problem(401, 'unauthorized'));
  await assert.rejects(owner.me(), { status: 401 });
  await assert.rejects(owner.user('hanako'), { status: 401 });
  assert.equal(seen.refused, 1);
});

test('a problem keeps its slug, its fields and how long to wait', async () => {
  const { api: owner } = api(problem(429, 'too-many-requests', { 'Retry-After': '7' }));
  const fault = await owner.me().catch((caught) => caught);
  assert.deepEqual([fault.status, fault.slug, fault.retryAfter], [429, 'too-many-requests', 7]);
  assert.equal(fault.about('/score').detail, 'must be 0 to 100');
  assert.match(describe(fault, t, has), /7 秒/);
});

test('an answer in no known shape and no answer at all are problems too', async () => {
  await assert.rejects(api(() => new Response('<html>', { status: 503 })).api.user('a'), { status: 503, slug: null });
  await assert.rejects(api(() => { throw new TypeError('offline'); }).api.user('a'), { status: 0 });
});

test('every problem has words: by its slug, its status, or in general', () => {
  assert.equal(describe(new Problem(404, { type: 'https://mymovie.jp/problems/no-film' }), t, has), ja['problem.no-film']);
  for (const [status, slug] of [[409, 'account-deleted'], [422, 'oneself'], [400, 'bad-parameter'], [410, 'gone']])
    assert.equal(describe(new Problem(status, { type: `https://mymovie.jp/problems/${slug}` }), t, has), ja[`problem.${slug}`]);
  assert.equal(describe(new Problem(405), t, has), ja['problem.405']);
  assert.equal(describe(new Problem(409, { type: 'https://mymovie.jp/problems/new-slug' }), t, has), ja['problem.409']);
  assert.equal(describe(new Problem(418), t, has), ja['problem.other']);
  assert.equal(describe(new Problem(599), t, has), ja['problem.500']);
});
