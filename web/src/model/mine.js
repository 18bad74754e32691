/**
 * What this tab knows of the reader's own list and watchlist: it marks films as mine and never says that one is not,
 * except where the list itself has said so. Forgotten with the session.
 */
export class Mine {
  #entries = new Map();
  #wishes;

  constructor(session) {
    let who = null;
    session?.addEventListener('change', () => {
      const now = session.me?.handle ?? null;
      if (now === who) return;
      who = now;
      this.#entries.clear();
      this.#wishes = undefined;
    });
  }

  /** The entry, null where the list has none, undefined where it has not been asked. */
  entry(tmdbId) {
    return this.#entries.get(tmdbId);
  }

  learn(tmdbId, entry) {
    this.#entries.set(tmdbId, entry);
    if (entry && this.#wishes) this.wished(tmdbId, false).catch(() => {});
  }

  learnAll(entries) {
    for (const entry of entries) this.learn(entry.tmdbId, entry);
  }

  /** Asks the list for these films, 50 at most; what was learned meanwhile is newer and stays. */
  async ask(api, ids, signal) {
    const before = ids.map((id) => this.entry(id));
    const { items } = await api.myEntries({ ids: ids.join(',') }, signal);
    const found = new Map(items.map((entry) => [entry.tmdbId, entry]));
    for (const [i, id] of ids.entries()) if (this.entry(id) === before[i]) this.learn(id, found.get(id) ?? null);
  }

  /** The ids on the watchlist, read once: a thousand at most. */
  wishes(api) {
    this.#wishes ??= read(api).catch((problem) => ((this.#wishes = undefined), Promise.reject(problem)));
    return this.#wishes;
  }

  async wished(tmdbId, on) {
    const wishes = await this.#wishes;
    if (on) wishes?.add(tmdbId);
    else wishes?.delete(tmdbId);
  }
}

async function read(api) {
  const found = new Set();
  for (let cursor = null, pages = 0; pages === 0 || (cursor && pages < 10); pages++) {
    const page = await api.watchlist({ limit: 100, cursor });
    for (const { tmdbId } of page.items) found.add(tmdbId);
    cursor = page.next;
  }
  return found;
}
