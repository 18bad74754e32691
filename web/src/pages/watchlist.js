import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../view.js';
import { has, lang, t } from '../i18n/index.js';
import { Window } from '../model/window.js';
import { describe, Problem } from '../problem.js';
import { editFilm } from '../components/edit-film.js';
import { failure } from '../components/failure.js';
import { filmCard } from '../components/film-card.js';
import { signInFirst } from '../components/sign-in-first.js';
import { waiting } from '../components/waiting.js';

/** The films the reader wants to watch, newest first; a film that gets a record leaves by itself. */
class WatchlistPage extends View {
  static properties = { kept: { attribute: false }, shown: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    if (!this.ctx.session.signedIn) return;
    const made = new Window((page, signal) => this.ctx.api.watchlist(page, signal), { kept: this.kept?.page?.window });
    if (this.kept?.page) this.shown = made;
    if (!this.kept?.page || this.ctx.api.changedAt > this.kept.page.at) this.#read(() => made.again(), made);
  }

  keep() {
    return this.shown && { window: this.shown.state, at: Date.now() };
  }

  get length() {
    return this.shown?.entries.length ?? null;
  }

  async #read(read, made = this.shown) {
    Object.assign(this, { busy: true, problem: null });
    try {
      await read();
      this.shown = made;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.slug === 'no-profile') return this.ctx.router.go('/welcome', { replace: true });
      this.problem = problem;
    }
    this.busy = false;
    await this.updateComplete;
  }

  again = () => this.#read(() => this.shown.again());

  #watched = (film) => editFilm(this.ctx, film, null, { changed: this.again, back: `main [data-film="${film.tmdbId}"] [data-testid=watched]` });

  async #set(film, on) {
    const { api, app, mine } = this.ctx;
    try {
      await (on ? api.wish(film.tmdbId) : api.unwish(film.tmdbId));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return app.toast(describe(problem, t, has), { label: t('action.retry'), run: () => this.#set(film, on) });
    }
    await mine.wished(film.tmdbId, on);
    app.toast(t(on ? 'wish.added' : 'wish.removed', film), on ? null : { label: t('action.undo'), run: () => this.#set(film, true) });
    await this.again();
    await app.focusOn(on && `main [data-film="${film.tmdbId}"] a`);
  }

  render() {
    if (!this.ctx.session.signedIn) return signInFirst(this.ctx);
    if (this.problem && !this.shown) return failure({ title: describe(this.problem, t, has), retry: () => this.ctx.router.go('/watchlist', { replace: true }) });
    if (!this.shown) return waiting();
    const { entries, next } = this.shown;
    return html`
      <header class="user"><h1 tabindex="-1">${t('title.watchlist')}</h1><p class="user-facts">${t('watchlist.help')}</p></header>
      ${entries.length
        ? html`<ul class="posters" data-testid="watchlist">${repeat(entries, ({ tmdbId }) => tmdbId, (film) => filmCard(film, { base: this.ctx.config.posters, level: 2, by: this.#tools(film) }))}</ul>`
        : html`<div class="state" data-testid="empty"><p class="state-mark" aria-hidden="true">○</p><p>${t('watchlist.empty')}</p><p class="actions"><a class="btn btn-primary" href="/search">${t('search.title')}</a></p></div>`}
      ${this.problem ? html`<div class="more" role="alert"><p>${describe(this.problem, t, has)}</p><button type="button" class="btn btn-primary" data-testid="retry" @click=${this.again}>${t('action.retry')}</button></div>` : nothing}
      ${next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${() => this.#read(() => this.shown.more())}>${t(this.busy ? 'list.loading' : 'list.next')}</button></p>` : nothing}
    `;
  }

  #tools(film) {
    const day = new Intl.DateTimeFormat(lang(), { dateStyle: 'medium' }).format(new Date(film.addedAt));
    return html`<time class="film-year" datetime=${film.addedAt}>${t('watchlist.added', { day })}</time><span class="film-tools">
      <button type="button" class="btn btn-quiet btn-sm" data-testid="watched" aria-label=${t('wish.watched.label', film)} @click=${() => this.#watched(film)}>${t('wish.watched')}</button>
      <button type="button" class="btn btn-link btn-sm" data-testid="unwish" aria-label=${t('wish.remove.label', film)} @click=${() => this.#set(film, false)}>${t('wish.remove')}</button>
    </span>`;
  }
}

customElements.define('watchlist-page', WatchlistPage);
