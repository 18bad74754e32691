import { Problem } from './problem.js';

const base = '/api/v1';
const changed = 'mymovie.changed';

/** Longer than any copy of a public answer is shown: 30 seconds, and 60 more while the edge asks again. */
const untilSeen = 120_000;

/**
 * The movie API. Personal routes carry the access token, which never goes anywhere else. What can be changed comes with
 * its entity tag, `tag`, which is opaque and goes back as `If-Match`; the entries of lists have none. Public answers come
 * from copies at the edge; for two minutes after a change of one's own this tab asks past them, each time anew, since an
 * answer right after a change may itself be a moment old.
 */
export class Api {
  #token;
  #fetch;
  #refused;
  #storage;
  #now;

  constructor({ token, refused = () => {}, fetch = (...args) => globalThis.fetch(...args), storage = globalThis.sessionStorage, now = Date.now }) {
    this.#token = token;
    this.#refused = refused;
    this.#fetch = fetch;
    this.#storage = storage;
    this.#now = now;
  }

  me = (signal) => this.#call('GET', '/me', { personal: true, tagged: true, signal });
  patchMe = (me, body) => this.#call('PATCH', '/me', { personal: true, tagged: true, body, headers: match(me) });
  myStats = (signal) => this.#call('GET', '/me/stats', { personal: true, signal });
  createMe = (body) => this.#call('PUT', '/me', { personal: true, tagged: true, body, headers: none });

  searchFilms = (q, page, signal) => this.#call('GET', `/films/search?${query({ q, page })}`, { personal: true, signal });

  film = (tmdbId, signal) => this.#call('GET', `/films/${tmdbId}`, { signal });
  filmEntries = (tmdbId, { limit, cursor }, signal) => this.#call('GET', `/films/${tmdbId}/entries?${query({ limit, cursor })}`, { signal });

  entry = (tmdbId, signal) => this.#call('GET', `/me/entries/${tmdbId}`, { personal: true, tagged: true, signal });
  /** Registers a film that is not on the list; one that is on it is refused with 412. `said` is score, days and note. */
  addEntry = (tmdbId, said) => this.#call('PUT', `/me/entries/${tmdbId}`, { personal: true, tagged: true, body: said, headers: none });
  /** Changes the members that `said` names. */
  patchEntry = (entry, said) =>
    this.#call('PATCH', `/me/entries/${entry.tmdbId}`, { personal: true, tagged: true, body: said, headers: match(entry) });
  deleteEntry = (entry) => this.#call('DELETE', `/me/entries/${entry.tmdbId}`, { personal: true, headers: match(entry) });

  restoreEntry = (entry) => this.#call('POST', `/me/entries/${entry.tmdbId}/restore`, { personal: true, tagged: true });

  watchlist = ({ limit, cursor }, signal) => this.#call('GET', `/me/watchlist?${query({ limit, cursor })}`, { personal: true, signal });
  wish = (tmdbId) => this.#call('PUT', `/me/watchlist/${tmdbId}`, { personal: true });
  unwish = (tmdbId) => this.#call('DELETE', `/me/watchlist/${tmdbId}`, { personal: true });

  /** One part of the list as CSV, with the cursor of the next: behind one another they are the file. */
  exportEntries = (cursor) => this.#call('GET', `/me/entries/export?${query({ cursor })}`, { personal: true, accept: 'text/csv', read: csv });
  /** `file` goes as it is; `key` makes a repeated start the same import. With `hold` nothing is registered before `patchImport` says `run`. */
  startImport = (file, { preview, hold, scale, as, key }) =>
    this.#call('POST', `/me/imports?${query({ preview, hold, scale, as })}`, { personal: true, file, headers: key ? { 'Idempotency-Key': key } : {} });
  imports = (signal) => this.#call('GET', '/me/imports', { personal: true, signal });
  importState = (id, { cursor }, signal) => this.#call('GET', `${importOf(id)}?${query({ cursor })}`, { personal: true, signal });
  /** `wanted` is run, stop or undo. */
  patchImport = (id, wanted) => this.#call('PATCH', importOf(id), { personal: true, body: { wanted } });
  importRows = (id, { cursor }, signal) => this.#call('GET', `${importOf(id)}/rows?${query({ cursor })}`, { personal: true, signal });
  /** `choices` are 50 at most, each `{ row, tmdbId }`. */
  chooseFilms = (id, choices) => this.#call('PATCH', `${importOf(id)}/rows`, { personal: true, body: { choices } });

  tokens = (signal) => this.#call('GET', '/me/tokens', { personal: true, signal });
  putToken = (name, { scopes, days }) => this.#call('PUT', tokenOf(name), { personal: true, body: { scopes, days } });
  deleteToken = (name) => this.#call('DELETE', tokenOf(name), { personal: true });
  archive = (cursor) => this.#call('GET', `/me/archive?${query({ cursor })}`, { personal: true });

  deleteMe = () => this.#call('DELETE', '/me', { personal: true });
  sendMessage = (message, key) => this.#call('POST', '/contact', { body: message, headers: { 'Idempotency-Key': key } });

  feed = ({ limit, cursor }, signal) => this.#call('GET', `/me/feed?${query({ limit, cursor })}`, { personal: true, signal });
  follows = (handle) =>
    this.#call('GET', following(handle), { personal: true }).then(() => true, (problem) => problem.status !== 404 && Promise.reject(problem));
  follow = (handle) => this.#call('PUT', following(handle), { personal: true });
  unfollow = (handle) => this.#call('DELETE', following(handle), { personal: true });
  myFollowing = ({ limit, cursor }, signal) => this.#call('GET', `/me/following?${query({ limit, cursor })}`, { personal: true, signal });
  findPeople = (prefix, { limit, cursor }, signal) => this.#call('GET', `/users?${query({ prefix, limit, cursor })}`, { signal });
  people = (handle, side, { limit, cursor }, signal) =>
    this.#call('GET', `/users/${encodeURIComponent(handle)}/${side}?${query({ limit, cursor })}`, { signal });

  stats = (handle, signal) => this.#call('GET', `/users/${encodeURIComponent(handle)}/stats`, { signal });
  user = (handle, signal) => this.#call('GET', `/users/${encodeURIComponent(handle)}`, { signal });
  randomUser = (signal) => this.#call('GET', '/users/random', { signal });
  /** `wanted` has sort, order, filters, limit and cursor, in the API's words. */
  entries = (handle, wanted, signal) => this.#call('GET', `/users/${encodeURIComponent(handle)}/entries?${query(wanted)}`, { signal });
  myEntries = (wanted, signal) => this.#call('GET', `/me/entries?${query(wanted)}`, { personal: true, signal });

  /** When this tab last changed something; what a page read before may be old. */
  get changedAt() {
    return Number(this.#storage.getItem(changed) ?? 0);
  }

  async #call(method, path, { personal = false, tagged = false, body, file, headers = {}, signal, accept = 'application/json', read = json } = {}) {
    const sent = { Accept: accept, ...headers };
    if (body) sent['Content-Type'] = 'application/json';
    if (file) sent['Content-Type'] = 'application/octet-stream';
    if (personal) sent.Authorization = `Bearer ${await this.#bearer()}`;
    const url = base + (personal || method !== 'GET' ? path : this.#pastCopies(path));
    const response = await this.#send(url, { method, headers: sent, body: file ?? (body && JSON.stringify(body)), signal });
    if (response.status === 204) return null;
    if (response.ok) return { ...(await read(response)), ...(tagged && { tag: response.headers.get('ETag') }) };
    const problem = new Problem(response.status, await json(response).catch(() => ({})), seconds(response.headers.get('Retry-After')));
    if (personal && problem.status === 401) this.#refused();
    throw problem;
  }

  #pastCopies(path) {
    const now = this.#now();
    if (!(now - this.#storage.getItem(changed) < untilSeen)) return path;
    return `${path}${path.includes('?') ? '&' : '?'}rev=${now}`;
  }

  async #bearer() {
    const token = await this.#token();
    if (token) return token;
    this.#refused();
    throw new Problem(401);
  }

  async #send(url, init) {
    try {
      return await this.#fetch(url, { ...init, credentials: 'omit' });
    } catch (failure) {
      throw failure.name === 'AbortError' ? failure : new Problem(0);
    } finally {
      // Whatever came of it: a change whose answer was lost may have been made.
      if (init.method !== 'GET') this.#storage.setItem(changed, this.#now());
    }
  }
}

const importOf = (id) => `/me/imports/${encodeURIComponent(id)}`;
const tokenOf = (name) => `/me/tokens/${encodeURIComponent(name)}`;
const following = (handle) => `/me/following/${encodeURIComponent(handle)}`;

const match = ({ tag }) => ({ 'If-Match': tag });
const none = { 'If-None-Match': '*' };

function query(values) {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value != null && value !== ''));
}

/** An accepted request has no body. */
async function json(response) {
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

async function csv(response) {
  const next = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  return { text: await response.text(), next: next ? decodeURIComponent(next) : null };
}

function seconds(retryAfter) {
  return /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
}
