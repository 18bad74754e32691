const most = 100;
const tries = 3;

/**
 * A part of a list as the API answers it, from one cursor on. The order is the API's alone: after a change the whole part
 * is asked for again, and so it is when a further page belongs to another revision of the list than those before.
 */
export class Window {
  #ask;
  #limit;
  entries = [];
  next = null;
  count = null;
  matches = null;
  revision = null;

  /** @param ask answers a page `{ items, next, count, matches, revision }` for `({ cursor, limit }, signal)` */
  constructor(ask, { from = null, limit = 60, kept = {} } = {}) {
    this.#ask = ask;
    this.from = from;
    this.#limit = limit;
    Object.assign(this, kept);
  }

  /** What `kept` takes: enough to show the same part again without asking. */
  get state() {
    const { entries, next, count, matches, revision } = this;
    return { entries, next, count, matches, revision };
  }

  /** The first page, or as many as make `length` films. */
  async load(signal, length = this.#limit) {
    for (let left = tries; ; left--) {
      const read = await this.#read(length, signal, left === 1);
      if (!read) continue;
      return Object.assign(this, read);
    }
  }

  async more(signal) {
    if (!this.next) return this;
    const page = await this.#ask({ cursor: this.next, limit: this.#limit }, signal);
    if (page.revision !== this.revision) return this.load(signal, this.entries.length + this.#limit);
    return Object.assign(this, { entries: unique([...this.entries, ...page.items]), next: page.next ?? null });
  }

  /** The same part as the API has it now. */
  again(signal) {
    return this.load(signal, Math.max(this.entries.length, this.#limit));
  }

  /** Null when the list changed between two pages; the last try takes the pages as they come. */
  async #read(length, signal, anyhow) {
    let entries = [];
    let cursor = this.from;
    let first;
    do {
      const page = await this.#ask({ cursor, limit: Math.min(most, Math.max(1, length - entries.length)) }, signal);
      first ??= page;
      if (page.revision !== first.revision && !anyhow) return null;
      entries = unique([...entries, ...page.items]);
      cursor = page.next ?? null;
    } while (cursor && entries.length < length);
    return { entries, next: cursor, count: first.count, matches: first.matches, revision: first.revision };
  }
}

/** A film that moved between two pages is shown once, where it came first. */
export function unique(entries, key = ({ tmdbId }) => tmdbId) {
  const seen = new Set();
  return entries.filter((entry) => !seen.has(key(entry)) && seen.add(key(entry)));
}
