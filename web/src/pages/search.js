import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { lineOf } from '../model/fields.js';
import { unique } from '../model/window.js';
import { describe, Problem } from '../problem.js';
import { editFilm } from '../components/edit-film.js';
import { searchResult } from '../components/search-result.js';
import { signInFirst } from '../components/sign-in-first.js';

const pause = 300;

/** Searches as the reader types (once a word typed by conversion is settled), and registers what they choose. */
class SearchPage extends View {
  static properties = { query: { attribute: false }, kept: { attribute: false }, stale: { state: true }, films: { state: true }, page: { state: true }, pages: { state: true }, problem: { state: true }, busy: { state: true } };
  #timer;
  #loading;
  #asked = '';

  connectedCallback() {
    super.connectedCallback();
    const q = lineOf(this.query.get('q') ?? '');
    const kept = this.kept?.page;
    if (!this.ctx.session.signedIn || !q) return;
    if (kept?.asked !== q) return this.#ask(q);
    this.#asked = q;
    Object.assign(this, kept.found);
  }

  /** What Back shows at once. */
  keep() {
    const { films, page, pages, stale } = this;
    return films && { asked: this.#asked, found: { films, page, pages, stale } };
  }

  async firstUpdated() {
    if (!this.kept) this.querySelector('input[type=search]')?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#loading?.abort();
  }

  #typed(event) {
    if (event.isComposing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(event.target.value), pause);
  }

  #submit(event) {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#ask(event.target.elements.q.value);
  }

  #ask(text) {
    const q = lineOf(text) ?? '';
    if (q === this.#asked && !this.problem) return;
    this.#asked = q;
    this.#loading?.abort();
    Object.assign(this, { films: null, page: 0, pages: 0, stale: false, problem: null, busy: false });
    history.replaceState(history.state, '', q ? `/search?${new URLSearchParams({ q })}` : '/search');
    if (q) this.#more();
  }

  async #more() {
    const { signal } = (this.#loading = new AbortController());
    Object.assign(this, { busy: true, problem: null });
    let found = null;
    try {
      found = await this.ctx.api.searchFilms(this.#asked, this.page + 1, signal);
      this.films = unique([...(this.films ?? []), ...found.items]);
      Object.assign(this, { page: found.page, pages: found.totalPages, stale: found.stale });
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
    this.busy = false;
    if (found?.items.length) await this.#mark(found.items, signal);
  }

  /** Marks what is on the reader's own list; where it cannot be had, nothing is marked. */
  async #mark(films, signal) {
    const { api, mine } = this.ctx;
    const missed = (problem) => problem.name === 'AbortError' || problem instanceof Problem || Promise.reject(problem);
    await mine.ask(api, films.map(({ tmdbId }) => tmdbId), signal).catch(missed);
    this.again();
  }

  again = () => this.requestUpdate();

  #choose = (film) => {
    const { me } = this.ctx.session;
    const see = me && { label: t('action.seeList'), run: () => this.ctx.router.go(`/u/${me.handle}?sort=registered`) };
    return editFilm(this.ctx, film, this.ctx.mine.entry(film.tmdbId) ?? null, { changed: this.again, back: `[data-film="${film.tmdbId}"] [data-testid=choose]`, see });
  };

  render() {
    if (!this.ctx.session.signedIn) return signInFirst(this.ctx);
    return html`
      <section class="search">
        <h1 tabindex="-1">${t('search.title')}</h1>
        <form role="search" @submit=${this.#submit}>
          <label class="visually-hidden" for="q">${t('search.label')}</label>
          <input class="form-control form-control-lg" type="search" id="q" name="q" data-testid="search" enterkeyhint="search" autocomplete="off"
            maxlength="100" placeholder=${t('search.placeholder')} .value=${this.query.get('q') ?? ''} @input=${this.#typed} @compositionend=${this.#typed} />
        </form>
        <p class="visually-hidden" role="status" data-testid="search-status">${this.#status()}</p>
        <div aria-busy=${this.busy ? 'true' : 'false'} data-testid="results">${this.#results()}</div>
      </section>
    `;
  }

  #status() {
    if (this.busy) return t('search.busy');
    return this.films ? t('search.found', { n: this.films.length }) : '';
  }

  #results() {
    const { films, problem, busy } = this;
    const show = { ctx: this.ctx, choose: this.#choose };
    if (!films && !busy && !problem) return html`<p class="hint">${t('search.hint')}</p>`;
    if (films && !films.length) return html`<div class="state" data-testid="empty"><p class="state-mark" aria-hidden="true">○</p><p>${t('search.none', { q: this.#asked })}</p></div>`;
    return html`
      ${this.stale ? html`<p class="alert" data-testid="stale">${t('search.stale')}</p>` : nothing}
      ${films ? html`<ul class="results">${repeat(films, ({ tmdbId }) => tmdbId, (film) => searchResult(film, show))}</ul>` : nothing}
      ${busy ? html`<ul class="results" aria-hidden="true">${Array.from({ length: films ? 1 : 4 }, resultSkeleton)}</ul>` : nothing}
      ${problem ? html`<div class="more" role="alert" data-testid="failure"><p>${describe(problem, t, has)}</p><button type="button" class="btn btn-primary" data-testid="retry" @click=${this.#more}>${t('action.retry')}</button></div>` : nothing}
      ${!busy && !problem && this.page < this.pages ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('search.more')}</button></p>` : nothing}
    `;
  }
}

const resultSkeleton = () => html`<li class="result"><span class="poster poster-small skeleton"></span><div class="result-text"><span class="line skeleton"></span><span class="line line-short skeleton"></span></div></li>`;

customElements.define('search-page', SearchPage);
