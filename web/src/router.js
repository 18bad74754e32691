import { match } from './routes.js';

const bound = 20;

/**
 * Follows links of this site without loading it again. Dispatches `leave` while the page that is left still stands, then
 * `navigate`. Each entry of the browser's history has a key; what a page keeps under it is there again on the way back.
 */
export class Router extends EventTarget {
  #kept = new Map();

  constructor() {
    super();
    history.scrollRestoration = 'manual';
    if (!history.state?.key) history.replaceState({ ...history.state, key: key() }, '');
    this.place = history.state;
    addEventListener('popstate', () => this.#back());
    // What is in memory dies with the document; how far down the page was does not.
    addEventListener('pagehide', () => this.#leave());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  get current() {
    return { ...match(location.pathname), query: new URLSearchParams(location.search) };
  }

  /** What the page kept when this entry of the history was left. */
  get kept() {
    return this.#kept.get(this.place.key);
  }

  /** Keeps `state` in memory under the entry that is shown, and `place` (small) in the history itself. */
  keep(state, place) {
    const { key } = this.place;
    this.#kept.delete(key);
    this.#kept.set(key, state);
    if (this.#kept.size > bound) this.#kept.delete(this.#kept.keys().next().value);
    this.place = { ...this.place, ...place };
  }

  go(path, { replace = false, place = null } = {}) {
    const before = location.pathname;
    if (!replace) this.#leave();
    this.place = { ...place, key: replace ? this.place.key : key() };
    history[replace ? 'replaceState' : 'pushState'](this.place, '', path);
    this.#changed(location.pathname !== before && !place);
  }

  #leave() {
    this.dispatchEvent(new Event('leave'));
    history.replaceState(this.place, '');
  }

  #back() {
    // The address is already that of the other entry: what is left is kept in memory alone.
    this.dispatchEvent(new Event('leave'));
    this.place = history.state?.key ? history.state : { key: key() };
    history.replaceState(this.place, '');
    this.#changed(false);
  }

  #changed(top) {
    this.dispatchEvent(new CustomEvent('navigate', { detail: { top } }));
  }

  #follow(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.('a[href]');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}

const key = () => Math.random().toString(36).slice(2);
