import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { bands } from '../model/bands.js';
import { describe, Problem } from '../problem.js';
import { barTable } from '../components/bar-table.js';
import { failure } from '../components/failure.js';
import { filmFacts, filmHeadFacts } from '../components/film-facts.js';
import { meanOf } from '../components/mean.js';
import { poster } from '../components/poster.js';
import { stars } from '../components/stars.js';
import '../components/score-dialog.js';

/** A film: what all lists think of it, who logged it, and the way to give it a score. */
class FilmPage extends View {
  static properties = { params: { attribute: false }, film: { state: true }, logs: { state: true }, next: { state: true }, problem: { state: true } };
  #shown;

  willUpdate() {
    if (this.params.tmdbId !== this.#shown) this.#load();
    this.#shown = this.params.tmdbId;
  }

  async #load() {
    const { api, app } = this.ctx;
    const { tmdbId } = this.params;
    Object.assign(this, { film: null, logs: [], next: null, problem: null });
    await this.#try(async () => {
      const [film] = await Promise.all([api.film(tmdbId), this.#more()]);
      this.film = film;
      app.name(film.title);
    });
  }

  #more = async () => {
    const page = await this.ctx.api.filmEntries(this.params.tmdbId, { limit: 50, cursor: this.next });
    this.logs = [...this.logs, ...page.items];
    this.next = page.next;
  };

  async #try(work) {
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  }

  #choose() {
    const { session } = this.ctx;
    return session.signedIn ? this.querySelector('score-dialog').open(this.film) : session.signIn();
  }

  #changed(message) {
    this.ctx.app.toast(message);
    this.#load();
  }

  render() {
    if (this.problem?.status === 404 || this.problem?.status === 400) return failure({ code: '404', title: t('film.none') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: () => this.#load() });
    return html`
      ${this.film ? this.#film() : html`<div class="film-page" aria-busy="true"><span class="poster skeleton"></span><h1 tabindex="-1" class="waiting">${t('list.loading')}</h1></div>`}
      <score-dialog .ctx=${this.ctx} @saved=${({ detail }) => this.#changed(t('entry.saved', detail))}
        @deleted=${({ detail }) => this.#changed(t('entry.deleted', detail))}></score-dialog>
    `;
  }

  #film() {
    const { film } = this;
    return html`
      <article class="film-page" data-testid="film-page">
        ${poster(film, this.ctx.config.posters)}
        <div>
          <h1 tabindex="-1">${film.title}</h1>
          ${filmHeadFacts(film)}
          ${film.count ? meanOf(film, t('count.lists', { n: film.count })) : nothing}
          <p class="actions"><button type="button" class="btn btn-primary" data-testid="choose" @click=${this.#choose}>${t('search.choose')}</button></p>
          ${filmFacts(film)}
          ${film.scored ? barTable(t('film.scores'), bands(film.histogram).map(({ value, count }) => ({ label: t('group.score', { value }), count })), 'count.people') : nothing}
          ${this.#logs()}
        </div>
      </article>
    `;
  }

  #logs() {
    if (!this.logs.length) return nothing;
    return html`
      <h2>${t('film.logs')}</h2>
      <ul class="logs">${this.logs.map(({ handle, nickname, score }) => html`<li data-testid="log"><a href="/u/${handle}">${nickname || `@${handle}`}</a>${stars(score)}</li>`)}</ul>
      ${this.next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${() => this.#try(this.#more)}>${t('list.next')}</button></p>` : nothing}
    `;
  }
}

customElements.define('film-page', FilmPage);
