import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { somebody } from '../model/somebody.js';
import { filmSkeleton } from '../components/film-card.js';
import { poster } from '../components/poster.js';
import { stars } from '../components/stars.js';

/** What this is, the way in, and a strip from somebody's list. */
class HomePage extends View {
  static properties = { user: { state: true }, entries: { state: true }, quiet: { state: true } };
  #loading = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    this.#load(this.#loading.signal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#loading.abort();
  }

  /** The strip is an extra: where it cannot be had, the page goes without. */
  async #load(signal) {
    try {
      this.user = await somebody(this.ctx.api, signal);
      this.entries = (await this.ctx.api.entries(this.user.handle, { sort: 'score', limit: 12 }, signal)).items;
    } catch {
      this.quiet = true;
    }
  }

  render() {
    const { session } = this.ctx;
    return html`
      <section class="hero">
        <h1 tabindex="-1">${t('home.title')}</h1>
        <p class="lead">${t('home.lead')}</p>
        <p class="actions">
          ${session.signedIn
            ? html`<a class="btn btn-primary btn-lg" href="/search">${t('action.register')}</a><a class="btn btn-quiet btn-lg" href="/me">${t('nav.me')}</a>`
            : html`<button type="button" class="btn btn-primary btn-lg" data-testid="start" @click=${() => session.signIn('/me')}>${t('home.start')}</button>
                <a class="btn btn-quiet btn-lg" href="/random">${t('home.random')}</a>`}
        </p>
      </section>
      ${this.quiet || this.entries?.length === 0 ? nothing : this.#strip()}
      <section class="ways-to-see" aria-labelledby="orders">
        <h2 id="orders">${t('home.orders')}</h2>
        <ul>${['score', 'release', 'registered'].map((sort) => html`<li><span class="numeral" aria-hidden="true">${t(`home.${sort}.mark`)}</span>
          <h3>${t(`sort.${sort}`)}</h3><p>${t(`home.${sort}`)}</p></li>`)}</ul>
      </section>
    `;
  }

  #strip() {
    const { user, entries } = this;
    return html`
      <section class="strip" aria-labelledby="strip" aria-busy=${entries ? 'false' : 'true'} data-testid="strip">
        <h2 id="strip">${entries ? html`<a href="/u/${user.handle}">${t('home.strip', { name: user.nickname || `@${user.handle}` })}</a>` : t('list.loading')}</h2>
        <div class="film-strip" tabindex="0" role="group" aria-labelledby="strip">
          <ul>${entries ? entries.map((entry) => html`<li>${poster(entry, this.ctx.config.posters)}${stars(entry.score)}<span class="visually-hidden">${entry.title}</span></li>`)
            : Array.from({ length: 8 }, filmSkeleton)}</ul>
        </div>
      </section>
    `;
  }
}

customElements.define('home-page', HomePage);
