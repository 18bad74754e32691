import { html, nothing } from 'lit';
import { View } from './view.js';
import { lang, t } from './i18n/index.js';
import { loadPages } from './routes.js';
import { failure } from './components/failure.js';
import './components/site-header.js';
import './components/site-footer.js';
import './components/site-toast.js';

/** The frame of every page: it follows the router, moves the focus to the new page's heading and names the window. */
class App extends View {
  static properties = { page: { state: true }, route: { state: true }, failed: { state: true } };

  start(ctx) {
    this.ctx = ctx;
    ctx.app = this;
    ctx.session.addEventListener('change', () => this.requestUpdate());
    ctx.router.addEventListener('navigate', () => this.#show(true));
    this.#show(false);
  }

  fail() {
    this.failed = true;
  }

  toast(message, action) {
    this.querySelector('site-toast').show(message, action);
  }

  /** A page names itself once it knows what it shows. */
  name(title) {
    document.title = title ? `${title} · MyMovie` : 'MyMovie';
  }

  async #show(moved) {
    const { route, params, query } = this.ctx.router.current;
    // At once, so that what a page says on its way out is still there on the next.
    if (route !== this.route) this.querySelector('site-toast')?.hide();
    try {
      await loadPages();
    } catch {
      return this.fail();
    }
    if (route !== this.ctx.router.current.route) return;
    if (route !== this.route || !this.page) {
      this.page = Object.assign(document.createElement(route.tag), { ctx: this.ctx, route, params, query });
      this.route = route;
      this.name(t(`title.${route.name}`));
      await this.updateComplete;
      await this.page.updateComplete;
      if (moved) this.querySelector('h1')?.focus({ preventScroll: true });
    } else Object.assign(this.page, { route, params, query });
  }

  updated() {
    if (this.route && this.spoken && this.spoken !== lang()) this.name(t(`title.${this.route.name}`));
    this.spoken = lang();
  }

  render() {
    if (this.failed) return html`<main class="page" id="main">${failure({ title: t('error.start'), retry: () => location.reload() })}</main>`;
    if (!this.ctx) return nothing;
    return html`
      <a class="skip" href="#main">${t('nav.skip')}</a>
      <site-header .ctx=${this.ctx} .route=${this.route} .params=${this.page?.params}></site-header>
      <main class="page" id="main" tabindex="-1">${this.page}</main>
      <site-footer .ctx=${this.ctx}></site-footer>
      <site-toast .ctx=${this.ctx}></site-toast>
    `;
  }
}

customElements.define('mymovie-app', App);
