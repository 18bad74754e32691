import { match } from './routes.js';

/** Follows links of this site without loading it again. Dispatches `navigate`. */
export class Router extends EventTarget {
  constructor() {
    super();
    addEventListener('popstate', () => this.#changed());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  get current() {
    return { ...match(location.pathname), query: new URLSearchParams(location.search) };
  }

  go(path, { replace = false } = {}) {
    const before = location.pathname;
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
    if (location.pathname !== before) scrollTo(0, 0);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('navigate'));
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
