import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Api } from '../src/api.js';

const lines = readFileSync(new URL('../../lambdas/movies/src/main/resources/openapi.yaml', import.meta.url), 'utf8').split('\n');

/** The lines below one that begins so, as far as they are further in. */
function below(start, among = lines) {
  const at = among.findIndex((line) => line.startsWith(start));
  assert.ok(at >= 0, `openapi.yaml must have '${start}'`);
  const inner = start.search(/\S/) + 1;
  const end = among.findIndex((line, i) => i > at && line.search(/\S/) >= 0 && line.search(/\S/) < inner);
  return among.slice(at + 1, end < 0 ? undefined : end);
}

const shared = below('  parameters:').join('\n');
const inQuery = (name) => new RegExp(`^    ${name}:\\s*(?:\\{|\\n\\s+)name: (\\w+)(?:, |\\n\\s+)in: query`, 'm').exec(shared)?.[1];

function queryOf(path, method) {
  const text = below(`    ${method.toLowerCase()}:`, below(`  ${path}:`)).join('\n');
  const named = [...text.matchAll(/components\/parameters\/(\w+)/g)].map(([, name]) => inQuery(name));
  return [...named, ...[...text.matchAll(/name: (\w+), in: query/g)].map(([, name]) => name)].filter(Boolean);
}

const members = (schema) => below('      properties:', below(`    ${schema}:`)).map((line) => /^ {8}(\w+):/.exec(line)?.[1]).filter(Boolean);
const own = { '/me/entries/{tmdbId}': 'EntryPatch', '/me PUT': 'NewMe', '/me PATCH': 'MePatch', '/contact': 'Message', '/me/imports/{importId}': 'ImportPatch', '/me/imports/{importId}/rows': 'FilmChoices', '/me/tokens/{name}': 'NewToken' };
const filters = { q: 'ran', decade: '1980', watchedYear: '2026', minScore: '80', maxScore: '100', scored: 'true', genre: '18', director: '黒澤明', dated: 'true' };
const said = { score: null, watched: ['2026-11-28'], note: '字幕で' };

const page = { sort: 'score', order: 'desc', limit: 50, cursor: 'c' };
const all = {
  me: [], myStats: [], searchFilms: ['ran', 2], film: [129], filmEntries: [129, page], entry: [129], addEntry: [129, said], restoreEntry: [{ tmdbId: 129 }],
  patchEntry: [{ tmdbId: 129, tag: '"x.1"' }, said], deleteEntry: [{ tmdbId: 129, tag: '"x.1"' }], feed: [page], follows: ['taro'], follow: ['taro'], unfollow: ['taro'],
  people: ['taro', 'followers', page], stats: ['taro'], user: ['taro'], randomUser: [], entries: ['taro', { ...page, ...filters }], myEntries: [{ ...page, ...filters }],
  watchlist: [page], wish: [129], unwish: [129], exportEntries: ['c'], startImport: [new Blob(['a']), { preview: true, hold: true, scale: '5', as: 'wish', key: 'k' }], importState: ['imp', { cursor: 'c' }],
  imports: [], patchImport: ['imp', 'run'], importRows: ['imp', { cursor: 'c' }], chooseFilms: ['imp', [{ row: 0, tmdbId: null }]], tokens: [], putToken: ['backup', { scopes: ['read'], days: 90 }], deleteToken: ['backup'], archive: ['c'],
  deleteMe: [], sendMessage: [{ category: 'question', text: 'a', email: 'a@example.org' }, 'k'], myFollowing: [page], findPeople: ['ta', page],
  createMe: [{ handle: 'taro', nickname: '太郎' }], patchMe: [{ tag: '"x.1"' }, { nickname: 'a', url: null, birthday: '1980-01-01', private: true, watchedPublic: true }],
};

test('nothing is sent that the API does not know: it would refuse it', async () => {
  const calls = [];
  const fetch = async (url, init) => (calls.push({ url: new URL(url, 'https://x'), ...init }), Response.json({}));
  const api = new Api({ token: async () => 'abc', fetch, storage: { getItem: () => '1', setItem() {} }, now: () => 2 });
  assert.deepEqual(Object.keys(all).sort(), Object.keys(api).sort(), 'every question is asked here');
  for (const [name, values] of Object.entries(all)) await api[name](...values);
  await api.myEntries({ ids: '129,11645' });
  assert.deepEqual([...calls.at(-1).url.searchParams.keys()], ['ids'], 'ids are asked for alone');
  assert.ok(calls.some(({ url }) => url.searchParams.has('rev')), 'past the copies');

  for (const { url, method, body } of calls) {
    const path = url.pathname.slice('/api/v1'.length).replace(/\b129\b/, '{tmdbId}').replace(/\btaro\b/, '{handle}').replace(/\bimp\b/, '{importId}').replace(/\bbackup\b/, '{name}');
    const known = queryOf(path, method);
    for (const sent of url.searchParams.keys()) assert.ok(known.includes(sent), `${method} ${path} knows ${known}, not '${sent}'`);
    if (typeof body !== 'string') continue;
    const allowed = members(own[path] ?? own[`${path} ${method}`]);
    for (const sent of Object.keys(JSON.parse(body))) assert.ok(allowed.includes(sent), `${method} ${path} knows ${allowed}, not '${sent}'`);
  }
});
