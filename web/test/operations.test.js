import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import en from '../src/i18n/en.js';
import ja from '../src/i18n/ja.js';
import { reasonOf } from '../src/model/reasons.js';
import { Api } from '../src/api.js';
import { notFound, routes } from '../src/routes.js';

const spec = parse(readFileSync(new URL('../../lambdas/movies/src/main/resources/openapi.yaml', import.meta.url), 'utf8'));
const src = new URL('../src/', import.meta.url);
const files = new Map(readdirSync(src, { recursive: true }).filter((name) => /^(pages|components|model)[\\/].*\.js$/.test(name)).map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name, src), 'utf8')]));

/** Where each operation stands: the question of `api.js` and the file that asks it, or why no page does. */
const pages = {
  SEARCH_FILMS: ['searchFilms', 'pages/search.js'],
  GET_FILM: ['film', 'pages/film.js'],
  LIST_FILM_ENTRIES: ['filmEntries', 'pages/film.js'],
  GET_ME: ['me', 'pages/callback.js'],
  PUT_ME: ['createMe', 'pages/welcome.js'],
  PATCH_ME: ['patchMe', 'pages/profile.js'],
  DELETE_ME: ['deleteMe', 'pages/account.js'],
  GET_MY_STATS: ['myStats', 'pages/stats.js'],
  LIST_MY_ENTRIES: ['myEntries', 'pages/list.js'],
  EXPORT_ENTRIES: ['exportEntries', 'pages/account.js'],
  GET_ARCHIVE: ['archive', 'pages/account.js'],
  LIST_TOKENS: ['tokens', 'pages/tokens.js'],
  PUT_TOKEN: ['putToken', 'pages/tokens.js'],
  DELETE_TOKEN: ['deleteToken', 'pages/tokens.js'],
  START_IMPORT: ['startImport', 'pages/import.js'],
  GET_IMPORT: ['importState', 'pages/imported.js'],
  LIST_IMPORTS: ['imports', 'pages/import.js'],
  PATCH_IMPORT: ['patchImport', 'pages/imported.js'],
  LIST_IMPORT_ROWS: ['importRows', 'pages/imported.js'],
  CHOOSE_FILMS: ['chooseFilms', 'pages/imported.js'],
  GET_ENTRY: ['entry', 'components/score-dialog.js'],
  PUT_ENTRY: ['addEntry', 'components/score-dialog.js'],
  PATCH_ENTRY: ['patchEntry', 'components/score-dialog.js'],
  DELETE_ENTRY: ['deleteEntry', 'components/score-dialog.js'],
  RESTORE_ENTRY: ['restoreEntry', 'components/edit-film.js'],
  LIST_WATCHLIST: ['watchlist', 'pages/watchlist.js'],
  PUT_WISH: ['wish', 'components/wish-button.js'],
  DELETE_WISH: ['unwish', 'components/wish-button.js'],
  LIST_MY_FOLLOWING: ['myFollowing', 'pages/people.js'],
  LIST_FEED: ['feed', 'pages/feed.js'],
  FOLLOWS: ['follows', 'components/follow-button.js'],
  FOLLOW: ['follow', 'components/follow-button.js'],
  UNFOLLOW: ['unfollow', 'components/follow-button.js'],
  SEND_MESSAGE: ['sendMessage', 'pages/contact.js'],
  SEARCH_USERS: ['findPeople', 'pages/find-people.js'],
  RANDOM_USER: ['randomUser', 'model/somebody.js'],
  GET_USER: ['user', 'pages/list.js'],
  LIST_ENTRIES: ['entries', 'pages/list.js'],
  LIST_FOLLOWING: ['people', 'pages/people.js'],
  LIST_FOLLOWERS: ['people', 'pages/people.js'],
  GET_STATS: ['stats', 'pages/stats.js'],
};
const unseen = {
  HEALTH: 'for the probe and for operators',
  LIST_MY_CHANGES: 'for scripts that keep a copy; a page reads the list itself',
};

const operations = Object.values(spec.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId).filter(Boolean));

test('every operation of the API has a page, or a reason why not', () => {
  assert.deepEqual(operations.filter((id) => !pages[id] && !unseen[id]), [], 'add the page that asks it, or a reason');
  assert.deepEqual([...Object.keys(pages), ...Object.keys(unseen)].filter((id) => !operations.includes(id)), [], 'the API has these no longer');
});

test('each question is asked by the file named, which a page brings', () => {
  const api = new Api({ token: async () => null, storage: {} });
  for (const [id, [question, file]] of Object.entries(pages)) {
    assert.equal(typeof api[question], 'function', `api.js must have ${question} for ${id}`);
    assert.match(files.get(file) ?? '', new RegExp(`\\bapi\\.${question}\\(`), `${file} must ask ${question} for ${id}`);
    if (!file.startsWith('pages/')) assert.ok([...files].some(([name, text]) => name !== file && text.includes(`/${file.split('/').pop()}'`)) || /score-dialog/.test(file), `${file} must be brought by a page`);
  }
});

/** Members that no page shows, each with its reason. */
const unshown = {
  revision: 'tells the pages when a list has changed', version: 'stands in the entity tag', updatedAt: 'the day of registration says enough',
  rating: 'goes out with the export as it came in', years: 'decades are shown', 
  identities: 'goes out with the archive as it is', tokens: 'goes out with the archive as it is', issuer: 'goes out with the archive as it is',
  instance: 'names the request to whoever reads the logs',
};

test('every member that the API answers is shown on some page, or has a reason why not', () => {
  const text = [...files].filter(([name]) => !/genres\.js/.test(name)).map(([, its]) => its).join('\n');
  const members = new Set();
  const walk = (node) => {
    if (!node || typeof node !== 'object') return;
    if (node.properties) for (const name of Object.keys(node.properties)) members.add(name);
    for (const [name, child] of Object.entries(node)) if (name !== 'example') walk(child);
  };
  walk(spec.components.schemas);
  assert.ok(members.size > 50);
  assert.deepEqual([...members].filter((name) => !new RegExp(`\\b${name}\\b`).test(text) && !(name in unshown)), []);
});

test('what the API can name has words in both languages', () => {
  const { schemas } = spec.components;
  const of = (schema, member) => schemas[schema].properties[member].enum;
  const scopesOf = schemas.NewToken.properties.scopes.items.enum;
  const wanted = [
    ...routes.concat(notFound).map(({ name }) => `title.${name}`),
    ...of('ImportMembers', 'format').map((format) => `import.format.${format}`),
    ...of('ImportMembers', 'state').flatMap((state) => [`import.state.${state}`, `import.state.${state}.help`]), ...of('ImportPatch', 'wanted').map((order) => `import.order.${order}`),
    ...of('ImportedRow', 'fate').map((fate) => `fate.${fate}`),
    ...scopesOf.flatMap((scope) => [`tokens.scope.${scope}`, `tokens.scope.${scope}.long`]),
    ...of('Message', 'category').map((category) => `contact.category.${category}`),
    ...['score', 'release', 'registered'].flatMap((sort) => [`sort.${sort}`, `order.${sort}.asc`, `order.${sort}.desc`]),
    ...['5', '10', '100'].map((scale) => `import.scale.${scale}`), 'import.as.watched', 'import.as.wish', 'import.scale', 'import.as',
    ...['title', 'score', 'watched', 'use'].map((column) => `import.column.${column}`),
    ...['score', 'days', 'wish', 'follow', 'move', 'hide'].map((can) => `about.can.${can}`), 'day.today', 'day.yesterday', 'people.following', 'people.followers',
  ];
  for (const key of wanted) for (const words of [ja, en]) assert.ok(key in words, `'${key}' must be in ja.js and en.js`);
});

test('every reason that the page of imports lists for a row is said in the reader’s language', () => {
  const lines = readFileSync(new URL('../../docs/imports.md', import.meta.url), 'utf8').split('\n');
  const table = lines.slice(lines.findIndex((line) => /^\| refused \|/.test(line)) + 2);
  const reasons = table.slice(0, table.findIndex((line) => !line.startsWith('|'))).map((line) => /`([^`]+)`/.exec(line.split('|')[2] ?? '')?.[1]).filter(Boolean);
  assert.ok(reasons.length > 8, `docs/imports.md must list reasons, got ${reasons.length}`);
  const silent = reasons.filter((reason) => !reasonOf(reason));
  assert.deepEqual(silent, [], 'add a sentence');
  for (const reason of reasons) for (const words of [ja, en]) assert.ok(reasonOf(reason) in words);
});
