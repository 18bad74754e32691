import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { append } from '../model/groups.js';
import { describe, Problem } from '../problem.js';
import { searchResult } from '../components/search-result.js';
import { signInFirst } from '../components/sign-in-first.js';
import '../components/score-dialog.js';

const pause = 300;

/** Searches as the reader types (once a word typed by conversion is settled), and registers what they choose. */
class SearchPage extends View {
  static properties = { query: { attribute: false }, films: { state: true }, page: { state: true }, pages: { state: true }, problem: { state: true }, busy: { state: true } };
  #timer;
  #loading;
  #asked = '';

  connectedCallback() {
    super.connectedCallback();
    const q = this.query.get('q');
    if (q && this.ctx.session.signedIn) this.#ask(q);
  }

  async firstUpdated() {
    this.querySelector('input[type=search]')?.focus();
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
    const q = text.trim();
    if (q === this.#asked && !this.problem) return;
    this.#asked = q;
    this.#loading?.abort();
    Object.assign(this, { films: null, page: 0, pages: 0, problem: null, busy: false });
    history.replaceState(null, '', q ? `/search?${new URLSearchParams({ q })}` : '/search');
    if (q) this.#more();
  }

  async #more() {
    const { signal } = (this.#loading = new AbortController());
    Object.assign(this, { busy: true, problem: null });
    try {
      const found = await this.ctx.api.searchFilms(this.#asked, this.page + 1, signal);
      this.films = append(this.films ?? [], found.items);
      Object.assign(this, { page: found.page, pages: found.totalPages });
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
    this.busy = false;
  }

  #choose = (film) => this.querySelector('score-dialog').open(film);

  #saved({ detail }) {
    const { me } = this.ctx.session;
    this.ctx.app.toast(t('entry.saved', detail), me && { label: t('action.seeList'), run: () => this.ctx.router.go(`/u/${me.handle}?sort=registered`) });
  }

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
      <score-dialog .ctx=${this.ctx} @saved=${this.#saved} @deleted=${({ detail }) => this.ctx.app.toast(t('entry.deleted', detail))}></score-dialog>
    `;
  }

  #status() {
    if (this.busy) return t('search.busy');
    return this.films ? t('search.found', { n: this.films.length }) : '';
  }

  #results() {
    const { films, problem, busy } = this;
    const show = { base: this.ctx.config.posters, choose: this.#choose };
    if (!films && !busy && !problem) return html`<p class="hint">${t('search.hint')}</p>`;
    if (films && !films.length) return html`<div class="state" data-testid="empty"><p class="state-mark" aria-hidden="true">○</p><p>${t('search.none', { q: this.#asked })}</p></div>`;
    return html`
      ${films ? html`<ul class="results">${repeat(films, ({ tmdbId }) => tmdbId, (film) => searchResult(film, show))}</ul>` : nothing}
      ${busy ? html`<ul class="results" aria-hidden="true">${Array.from({ length: films ? 1 : 4 }, resultSkeleton)}</ul>` : nothing}
      ${problem ? html`<div class="more" role="alert" data-testid="failure"><p>${describe(problem, t, has)}</p><button type="button" class="btn btn-primary" data-testid="retry" @click=${this.#more}>${t('action.retry')}</button></div>` : nothing}
      ${!busy && !problem && this.page < this.pages ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('search.more')}</button></p>` : nothing}
    `;
  }
}

const resultSkeleton = () => html`<li class="result"><span class="poster poster-small skeleton"></span><div class="result-text"><span class="line skeleton"></span><span class="line line-short skeleton"></span></div></li>`;

customElements.define('search-page', SearchPage);
