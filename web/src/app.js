import { html, nothing } from 'lit';
import { View } from './view.js';
import { lang, t } from './i18n/index.js';
import { settle } from './settle.js';
import { failure } from './components/failure.js';
import './components/site-header.js';
import './components/site-footer.js';
import './components/site-toast.js';

/**
 * The frame of every page: it follows the router, moves the focus to the new page's heading, names the window, and on the
 * way back puts a page where it was left. The dialog stands in the frame, so that a page drawn anew does not close it.
 */
class App extends View {
  static properties = { page: { state: true }, route: { state: true }, failed: { state: true } };
  #title = () => '';
  #settled = () => {};
  #dialog;

  /** What had the focus may be drawn no longer: then the heading has it, before anything else decides. */
  #holdFocus() {
    let last = null;
    this.addEventListener('focusin', ({ target }) => (last = target));
    new MutationObserver(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      last = null;
      this.querySelector('main h1')?.focus({ preventScroll: true });
    }).observe(this, { childList: true, subtree: true });
  }

  start(ctx) {
    this.ctx = ctx;
    this.#holdFocus();
    ctx.app = this;
    ctx.session.addEventListener('change', () => this.requestUpdate());
    ctx.router.addEventListener('leave', () => this.#leave());
    ctx.router.addEventListener('navigate', ({ detail }) => this.#show(true, detail.top));
    this.#show(false, false);
  }

  fail() {
    this.failed = true;
  }

  toast(message, action) {
    this.querySelector('site-toast').show(message, action);
  }

  /** A page names itself once it knows what it shows; `title` is asked again in another language. */
  name(title) {
    this.#title = title;
    const now = title();
    document.title = now ? `${now} · MyMovie` : 'MyMovie';
  }

  /** Opens the dialog on a film; answers `{ saved }`, `{ deleted }` or null once it is closed. */
  async score(film, seen = null) {
    this.#dialog ??= import('./components/score-dialog.js');
    await this.#dialog;
    return this.querySelector('score-dialog').open(film, seen);
  }

  /** Focuses the first element of `selector` that is there, else the page's heading: never nothing. */
  async focusOn(selector) {
    await this.page?.updateComplete;
    const wanted = (selector && this.querySelector(selector)) || this.querySelector('h1');
    wanted?.focus({ preventScroll: true });
  }

  #leave() {
    const film = this.contains(document.activeElement) ? document.activeElement.closest('[data-film]')?.dataset.film : null;
    const n = this.page?.length ?? null;
    this.ctx.router.keep({ y: scrollY, n, film, page: this.page?.keep?.() }, { y: scrollY, n });
  }

  async #show(moved, top) {
    const { router } = this.ctx;
    const { route, params, query } = router.current;
    const kept = router.kept ?? (router.place.y === undefined ? null : { y: router.place.y, n: router.place.n });
    this.#settled();
    this.querySelector('score-dialog')?.leave?.();
    // At once, so that what a page says on its way out is still there on the next.
    if (route !== this.route) this.querySelector('site-toast')?.hide();
    try {
      await route.load();
    } catch {
      return this.fail();
    }
    if (route !== router.current.route) return;
    if (route !== this.route || !this.page) {
      this.name(() => t(`title.${route.name}`));
      this.page = Object.assign(document.createElement(route.tag), { ctx: this.ctx, route, params, query, kept });
      this.route = route;
    } else Object.assign(this.page, { route, params, query, kept });
    await this.updateComplete;
    await this.page.updateComplete;
    if (kept) this.#settled = settle(kept.y, this.querySelector('main'));
    else if (top) scrollTo(0, 0);
    if (moved && (top || kept)) this.focusOn(kept?.film && `main [data-film="${kept.film}"] a`);
  }

  updated() {
    if (this.spoken && this.spoken !== lang()) this.name(this.#title);
    this.spoken = lang();
  }

  render() {
    if (this.failed) return html`<main class="page" id="main">${failure({ title: t('error.start'), retry: () => location.reload() })}</main>`;
    if (!this.ctx) return nothing;
    return html`
      <a class="skip" href="#main">${t('nav.skip')}</a>
      <site-header .ctx=${this.ctx} .route=${this.route} .params=${this.page?.params}></site-header>
      <site-toast .ctx=${this.ctx}></site-toast>
      <main class="page" id="main" tabindex="-1">${this.page}</main>
      <site-footer .ctx=${this.ctx}></site-footer>
      <score-dialog .ctx=${this.ctx}></score-dialog>
    `;
  }
}

customElements.define('mymovie-app', App);
