import { readFileSync } from 'node:fs';
import { MockImports } from './mock-imports.js';

const films = JSON.parse(readFileSync(new URL('films.json', import.meta.url), 'utf8'))
  .map((film) => ({ ...film, posterPath: film.tmdbId % 11 ? `/${film.tmdbId}.jpg` : null, overview: `${film.title} の物語。`.repeat(6), ...facts(film) }));

/** Invented, and seen to be: nothing here is said of a real film. */
function facts({ tmdbId, originalTitle }) {
  const cast = Array.from({ length: tmdbId % 11 }, (_, i) => `俳優 ${i + 1}`);
  return { englishTitle: `${originalTitle} (English)`, genres: [18, 16, 878].slice(tmdbId % 3), director: tmdbId % 5 ? '監督の名前' : null, runtime: tmdbId % 7 ? 100 + (tmdbId % 60) : null, countries: ['JP', 'FR'].slice(tmdbId % 3), cast, trailer: tmdbId % 2 ? 'mymovie-001' : null };
}

const order = { score: 'score', release: 'releaseDate', registered: 'registeredAt' };

/**
 * The movie API in memory, enough to work on the pages. `/u/fault429` and `/u/fault500` fail, `/u/empty` has no films;
 * deleted films are not kept, so that taking back registers anew. Whoever signs in as `leaver` had an account that was deleted.
 */
export class MockApi {
  users = new Map();

  constructor() {
    const start = Date.parse('2026-11-23T12:00:00Z');
    this.#add('hanako', '花子', 'https://example.com/', 150, start);
    this.#add('taro', '<b>太郎</b> & "映画"', 'javascript:alert(1)', 24, start);
    this.#add('empty', '', null, 0, start);
  }

  #add(handle, nickname, url, count, start) {
    const entries = new Map();
    for (let i = 0; i < count; i++) {
      const film = films.at(-1 - ((i * 7 + handle.length) % films.length));
      const registeredAt = new Date(start - Math.floor(i / 3) * 86_400_000 - i * 1000).toISOString();
      const score = i % 19 === 18 ? null : i < 3 ? 100 : Math.round(98 - (i / count) * 90 + (i % 5));
      entries.set(film.tmdbId, { ...film, score: score === null ? null : Math.min(score, 100), watched: i % 4 ? [] : watchedOn(start, i), note: null, rating: null, registeredAt, updatedAt: registeredAt, version: 1 });
    }
    this.users.set(handle, person({ handle, nickname, url, entries }));
  }

  /** Films off a list, so that they can be taken back. */
  #gone = new Map();
  #imports = new MockImports(films, problem);

  async answer(request, response, url) {
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.MOCK_DELAY ?? 80)));
    const path = url.pathname.slice('/api/v1'.length);
    const sub = this.#subject(request);
    const text = await read(request);
    try {
      const { status = 200, body, headers, csv } = this.#route(request, path, url.searchParams, sub, text && (path === '/me/imports' ? text : JSON.parse(text)));
      response.writeHead(status, { 'content-type': csv ? 'text/csv' : 'application/json', 'cache-control': 'no-store', ...headers }).end(csv ?? (body ? JSON.stringify(body) : undefined));
    } catch (fault) {
      if (!fault.status) throw fault;
      response.writeHead(fault.status, { 'content-type': 'application/problem+json', ...fault.headers })
        .end(JSON.stringify({ type: `https://mymovie.jp/problems/${fault.slug}`, title: fault.slug, status: fault.status, instance: 'mock', detail: fault.detail ?? 'mock', errors: fault.errors }));
    }
  }

  #subject(request) {
    const token = /^Bearer [^.]+\.([^.]+)\./.exec(request.headers.authorization ?? '')?.[1];
    return token && JSON.parse(Buffer.from(token, 'base64url')).sub;
  }

  #route({ method, headers }, path, query, sub, body) {
    let found;
    if (path === '/health') return { body: { status: 'ok' } };
    if (path === '/users/random') return { body: user([...this.users.values()].filter((one) => one.entries.size)[Math.floor(Math.random() * 2)]) };
    if ((found = /^\/films\/(\d+)(\/entries)?$/.exec(path))) return { body: this.#film(Number(found[1]), found[2]) };
    if ((found = /^\/users\/(\w+)\/(following|followers)$/.exec(path))) return { body: this.#people(found[1], found[2]) };
    if ((found = /^\/users\/(\w+)(\/entries|\/stats)?$/.exec(path))) {
      const fault = /^fault(\d+)$/.exec(found[1]);
      if (fault) problem(Number(fault[1]), 'fault', fault[1] === '429' ? { 'retry-after': '12' } : {});
      const one = this.users.get(found[1].toLowerCase()) ?? problem(404, 'no-user');
      return { body: found[2] === '/stats' ? stats(one) : found[2] ? list(one, query) : this.#user(one) };
    }
    if (path === '/users') return { body: { items: [...this.users.values()].filter((one) => one.handle.startsWith(query.get('prefix'))).map((one) => this.#user(one)), next: null } };
    if (path === '/contact') return body.email && !/^\S+@\S+\.\S+$/.test(body.email) ? problem(422, 'invalid', {}, [{ pointer: '/email', detail: 'mock' }]) : { status: 202 };
    if (!sub) problem(401, 'unauthorized');
    const me = [...this.users.values()].find((one) => (one.sub ?? one.handle) === sub);
    if (path === '/films/search') return { body: search(query) };
    if (path === '/me') return this.#me(method, headers, sub, me, body);
    if (path === '/me/stats') return { body: stats(me ?? problem(404, 'no-profile')) };
    if (path === '/me/entries/export') return { csv: 'tmdbID,Title,Year\r\n' + [...(me ?? problem(404, 'no-profile')).entries.values()].map(({ tmdbId, title }) => `${tmdbId},"${title}",\r\n`).join('') };
    if (path === '/me/watchlist') return { body: page([...(me ?? problem(404, 'no-profile')).wishes.values()].reverse(), query) };
    if ((found = /^\/me\/watchlist\/(\d+)$/.exec(path))) return this.#wish(method, me ?? problem(409, 'no-profile'), Number(found[1]));
    if (path === '/me/following') return { body: this.#people((me ?? problem(404, 'no-profile')).handle, 'following') };
    if (path.startsWith('/me/imports')) return this.#imports.answer(me ?? problem(409, 'no-profile'), method, path, query, headers['idempotency-key'], body);
    if ((found = /^\/me\/tokens(?:\/([a-z0-9-]+))?$/.exec(path))) return this.#tokens(me ?? problem(409, 'no-profile'), method, found[1], body);
    if (path === '/me/archive') return { body: this.#archive(me ?? problem(404, 'no-profile'), query.has('cursor')) };
    if ((found = /^\/me\/entries\/(\d+)\/restore$/.exec(path))) return this.#restore(me ?? problem(409, 'no-profile'), Number(found[1]));
    if (path === '/me/entries' && query.has('ids')) return { body: { ...list(me ?? problem(404, 'no-profile'), new URLSearchParams({ limit: 1 })), items: query.get('ids').split(',').map((id) => me.entries.get(Number(id))).filter(Boolean), next: null } };
    if (path === '/me/entries') return { body: list(me ?? problem(404, 'no-profile'), query) };
    if ((found = /^\/me\/entries\/(\d+)$/.exec(path))) return this.#entry(method, headers, me ?? problem(409, 'no-profile'), Number(found[1]), body);
    if ((found = /^\/me\/following\/(\w+)$/.exec(path))) return this.#following(method, me ?? problem(409, 'no-profile'), found[1]);
    if (path === '/me/feed') return { body: this.#feed(me ?? problem(404, 'no-profile')) };
    return problem(404, 'no-route');
  }

  #following(method, me, handle) {
    if (!this.users.has(handle)) problem(404, 'no-user');
    if (method === 'PUT') me.following.add(handle);
    if (method === 'DELETE') me.following.delete(handle);
    return method === 'GET' && !me.following.has(handle) ? problem(404, 'not-followed') : { status: 204 };
  }

  #wish(method, me, tmdbId) {
    const film = films.find((one) => one.tmdbId === tmdbId) ?? problem(404, 'no-film');
    if (method === 'PUT') me.wishes.set(tmdbId, { ...film, addedAt: new Date().toISOString() });
    else me.wishes.delete(tmdbId);
    return { status: 204 };
  }

  #restore(me, tmdbId) {
    const entry = me.entries.get(tmdbId) ?? this.#gone.get(`${me.handle} ${tmdbId}`) ?? problem(410, 'gone');
    me.entries.set(tmdbId, entry);
    me.revision++;
    return { body: entry, headers: { etag: tag(entry) } };
  }

  #tokens(me, method, name, body) {
    if (!name) return { body: { items: [...me.tokens.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) } };
    if (method === 'DELETE') return me.tokens.delete(name), { status: 204 };
    known(body, ['scopes', 'days']);
    if (me.tokens.size >= 10 && !me.tokens.has(name)) problem(409, 'too-many-tokens');
    const now = Date.now();
    const made = { name, scopes: body.scopes, createdAt: new Date(now).toISOString(), expiresAt: new Date(now + body.days * 86_400_000).toISOString() };
    me.tokens.set(name, { ...made, lastUsedOn: null });
    return { body: { ...made, token: `mymovie_${'MOCK'.repeat(15).slice(1)}` } };
  }

  /** Two parts, so that the page has to ask twice. */
  #archive(me, second) {
    const entries = [...me.entries.values()].filter((_, i) => (i % 2 === 1) === second);
    const first = { tokens: [...me.tokens.values()].map(({ lastUsedOn, ...token }) => token), identities: [], imports: [] };
    return { profile: own(me).body, ...(second ? { tokens: [], identities: [], imports: [] } : first), entries, deleted: [], watchlist: second ? [...me.wishes.values()] : [], following: [], next: second ? null : '2' };
  }

  #user(one) {
    return { ...user(one), followers: [...this.users.values()].filter(({ following }) => following.has(one.handle)).length };
  }

  #people(handle, side) {
    const one = this.users.get(handle) ?? problem(404, 'no-user');
    const people = [...this.users.values()].filter((other) => (side === 'following' ? one.following.has(other.handle) : other.following.has(handle)));
    return { items: people.map((other) => this.#user(other)), next: null };
  }

  #feed(me) {
    const items = [...me.following].flatMap((handle) => [...this.users.get(handle).entries.values()].map((entry) => ({ handle, nickname: this.users.get(handle).nickname, entry })));
    return { items: items.sort((a, b) => (a.entry.registeredAt < b.entry.registeredAt ? 1 : -1)).slice(0, 30), next: null };
  }

  #film(tmdbId, entries) {
    const film = films.find((one) => one.tmdbId === tmdbId) ?? problem(404, 'no-film');
    const logs = [...this.users.values()].flatMap((one) => one.entries.get(tmdbId) ? [{ handle: one.handle, nickname: one.nickname, ...one.entries.get(tmdbId) }] : []);
    return entries ? { items: logs, next: null } : { ...film, ...totals(logs) };
  }

  #me(method, headers, sub, me, body) {
    if (method === 'DELETE') return this.users.delete(me.handle), { status: 202 };
    if (method === 'GET') return own(me ?? problem(404, 'no-profile'));
    if (method === 'PATCH') {
      known(body, ['nickname', 'url', 'birthday', 'private', 'watchedPublic']);
      if (headers['if-match'] !== tag(me)) problem(412, 'stale');
      if (body.url && !/^(https:\/\/)?[^\s:@/]+\.[^\s:@/]+/.test(body.url)) problem(422, 'invalid', {}, [{ pointer: '/url', detail: 'mock' }]);
      return own(Object.assign(me, body, body.url && { url: new URL(body.url.replace(/^(https:\/\/)?/, 'https://')).href }, { version: me.version + 1 }));
    }
    known(body, ['handle', 'nickname']);
    const handle = body.handle.normalize('NFKC').toLowerCase();
    if (me) problem(412, 'has-profile');
    if (sub === 'leaver') problem(409, 'account-deleted');
    if (!/^[a-z][a-z0-9_]{2,19}$/.test(handle)) problem(422, 'invalid', {}, [{ pointer: '/handle', detail: 'mock' }]);
    if (this.users.has(handle)) problem(409, 'handle-taken');
    if ((body.nickname ?? '').includes('\u202e')) problem(422, 'invalid', {}, [{ pointer: '/nickname', detail: 'mock' }]);
    this.users.set(handle, person({ handle, nickname: body.nickname ?? handle, url: null, sub, entries: new Map() }));
    return own(this.users.get(handle), 201);
  }

  #entry(method, headers, me, tmdbId, body) {
    const entry = me.entries.get(tmdbId);
    if (body) known(body, ['score', 'watched', 'note']);
    if (method === 'PUT') {
      if (entry && headers['if-none-match'] === '*') problem(412, 'stale');
      const film = films.find((one) => one.tmdbId === tmdbId) ?? problem(404, 'no-film');
      const now = new Date().toISOString();
      const made = { ...film, watched: [], note: null, rating: null, registeredAt: now, ...entry, ...body, updatedAt: now, version: (entry?.version ?? 0) + 1 };
      me.wishes.delete(tmdbId);
      me.revision++;
      me.entries.set(tmdbId, made);
      return { status: entry ? 200 : 201, body: made, headers: { etag: tag(made) } };
    }
    if (!entry) problem(404, 'no-entry');
    if (method === 'GET') return { body: entry, headers: { etag: tag(entry) } };
    if (headers['if-match'] !== tag(entry)) problem(412, 'stale');
    me.revision++;
    if (method === 'DELETE') return this.#gone.set(`${me.handle} ${tmdbId}`, entry), me.entries.delete(tmdbId), { status: 204 };
    Object.assign(entry, body, { version: entry.version + 1 });
    return { body: entry, headers: { etag: tag(entry) } };
  }
}

/** Every fourth film has a day, some of them two. */
function watchedOn(start, i) {
  const day = (ago) => new Date(start - ago * 86_400_000).toISOString().slice(0, 10);
  return i % 12 ? [day(i * 2)] : [day(i * 2 + 400), day(i * 2)];
}

const person = (one) => ({ private: false, watchedPublic: false, birthday: null, version: 1, revision: 0, following: new Set(), wishes: new Map(), tokens: new Map(), ...one });
const tag = ({ version }) => `"mock.${version}"`;
const own = (one, status = 200) => ({
  status, headers: { etag: tag(one) }, body: { ...user(one), birthday: one.birthday, private: one.private, watchedPublic: one.watchedPublic, version: one.version },
});

function known(body, members) {
  const unknown = Object.keys(body).find((name) => !members.includes(name));
  if (unknown) problem(422, 'invalid', {}, [{ pointer: `/${unknown}`, detail: `known are ${members}` }]);
}

const user = ({ handle, nickname, url, entries, following, birthday, revision }) =>
  ({ handle, nickname, url, age: birthday && new Date().getFullYear() - Number(birthday.slice(0, 4)), count: entries.size, revision, followers: 0, following: following.size });

function totals(entries) {
  const histogram = Array(11).fill(0);
  const scores = entries.map(({ score }) => score).filter((score) => score !== null);
  for (const score of scores) histogram[Math.floor(score / 10)]++;
  const mean = scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;
  return { count: entries.length, scored: scores.length, mean, histogram };
}

function stats(one) {
  const entries = [...one.entries.values()];
  const byDecade = new Map();
  for (const { releaseDate } of entries) if (releaseDate) byDecade.set(`${releaseDate.slice(0, 3)}0`, (byDecade.get(`${releaseDate.slice(0, 3)}0`) ?? 0) + 1);
  const decades = [...byDecade].map(([decade, count]) => ({ decade: Number(decade), count }));
  const byGenre = new Map();
  for (const genre of entries.flatMap(({ genres }) => genres)) byGenre.set(genre, (byGenre.get(genre) ?? 0) + 1);
  const genres = [...byGenre].map(([genre, count]) => ({ genre, count }));
  const minutes = entries.reduce((sum, { runtime }) => sum + (runtime ?? 0), 0);
  return { ...totals(entries), decades, years: [], genres, minutes, undated: entries.filter(({ releaseDate }) => !releaseDate).length, revision: 1 };
}

const fits = {
  q: (q) => ({ title, originalTitle }) => `${title} ${originalTitle}`.toLowerCase().includes(q.toLowerCase()),
  decade: (decade) => ({ releaseDate }) => releaseDate?.slice(0, 3) === decade.slice(0, 3),
  watchedYear: (year) => ({ watched }) => watched?.some((day) => day.startsWith(year)),
  minScore: (least) => ({ score }) => score !== null && score >= Number(least),
  maxScore: (most) => ({ score }) => score !== null && score <= Number(most),
  scored: (wanted) => ({ score }) => (score !== null) === (wanted === 'true'),
  genre: (genre) => ({ genres }) => genres.includes(Number(genre)),
};

function list({ entries, revision }, query) {
  const by = order[query.get('sort') ?? 'registered'] ?? problem(400, 'bad-parameter');
  const sign = query.get('order') === 'asc' ? -1 : 1;
  const wanted = Object.entries(fits).filter(([name]) => query.has(name)).map(([name, fit]) => fit(query.get(name)));
  const found = [...entries.values()].filter((entry) => wanted.every((fit) => fit(entry)));
  const least = by === 'score' ? -1 : '';
  const sorted = found.sort((a, b) => (a[by] === b[by] ? sign * (b.tmdbId - a.tmdbId) : by === 'releaseDate' && !(a[by] && b[by]) ? (a[by] ? -1 : 1) : (a[by] ?? least) < (b[by] ?? least) ? sign : -sign));
  return { ...page(sorted.map(({ note, rating, ...listed }) => listed), query), count: entries.size, matches: found.length, revision };
}

function page(all, query) {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null };
}

function search(query) {
  const q = query.get('q')?.trim().toLowerCase() || problem(400, 'bad-parameter');
  if (q === 'fault') problem(502, 'upstream');
  const found = films.filter((film) => `${film.title} ${film.originalTitle}`.toLowerCase().includes(q));
  const page = Number(query.get('page') ?? 1);
  return { items: found.slice(page * 20 - 20, page * 20), page, totalPages: Math.ceil(found.length / 20), stale: q === 'の' };
}

function problem(status, slug, headers = {}, errors = [], detail) {
  throw Object.assign(new Error(slug), { status, slug, headers, errors, detail });
}

async function read(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
