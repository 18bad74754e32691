import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { bands } from '../model/bands.js';
import { unique } from '../model/window.js';
import { describe, Problem } from '../problem.js';
import { barTable } from '../components/bar-table.js';
import { dayText } from '../components/days-field.js';
import { editFilm } from '../components/edit-film.js';
import { failure } from '../components/failure.js';
import { filmFacts, filmHeadFacts } from '../components/film-facts.js';
import { meanOf } from '../components/mean.js';
import { poster } from '../components/poster.js';
import { stars } from '../components/stars.js';
import '../components/wish-button.js';

/** A film: what the reader has of it, what all lists think of it, and who logged it. */
class FilmPage extends View {
  static properties = {
    params: { attribute: false }, film: { state: true }, logs: { state: true }, next: { state: true }, problem: { state: true }, mine: { state: true },
  };
  #shown;
  #asked;

  willUpdate() {
    if (this.params.tmdbId !== this.#shown) this.#load();
    this.#shown = this.params.tmdbId;
    const asked = this.ctx.session.me && `${this.ctx.session.me.handle} ${this.params.tmdbId}`;
    if (asked && asked !== this.#asked) this.#look(Number(this.params.tmdbId));
    this.#asked = asked;
  }

  async #load() {
    Object.assign(this, { film: null, logs: [], next: null, problem: null });
    await this.#try(this.#read);
  }

  #read = async () => {
    const { tmdbId } = this.params;
    const [film, page] = await Promise.all([this.ctx.api.film(tmdbId), this.ctx.api.filmEntries(tmdbId, { limit: 50 })]);
    Object.assign(this, { film, logs: page.items, next: page.next });
    this.ctx.app.name(() => film.title);
  };

  /** Undefined as long as it is not known, or cannot be: then nothing is said. */
  async #look(tmdbId) {
    this.mine = this.ctx.mine.entry(tmdbId);
    const found = await this.ctx.api.entry(tmdbId).catch((problem) => (problem.slug === 'no-entry' ? null : undefined));
    if (Number(this.params.tmdbId) !== tmdbId) return;
    this.mine = found;
    if (found !== undefined) this.ctx.mine.learn(tmdbId, found);
  }

  /** After a change that was not made here. */
  again = () => Promise.all([this.#look(Number(this.params.tmdbId)), this.#try(this.#read)]);

  #more = async () => {
    const page = await this.ctx.api.filmEntries(this.params.tmdbId, { limit: 50, cursor: this.next });
    this.logs = unique([...this.logs, ...page.items], ({ handle }) => handle);
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

  #choose = () =>
    editFilm(this.ctx, this.film, this.mine ?? null, {
      changed: async ({ saved }) => {
        this.mine = saved ?? null;
        await this.#try(this.#read);
      },
      back: '[data-testid=choose]',
    });

  render() {
    if (this.problem?.status === 404 || this.problem?.status === 400) return failure({ code: '404', title: t('film.none') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: () => this.#load() });
    return this.film ? this.#film() : html`<div class="film-page" aria-busy="true"><span class="poster skeleton"></span><h1 tabindex="-1" class="waiting">${t('list.loading')}</h1></div>`;
  }

  #film() {
    const { film, mine } = this;
    return html`
      <article class="film-page" data-testid="film-page">
        ${poster(film, this.ctx.config.posters)}
        <div>
          <h1 tabindex="-1">${film.title}</h1>
          ${filmHeadFacts(film)}
          ${mine ? this.#mine() : nothing}
          ${film.count ? meanOf(film, t('count.lists', { n: film.count })) : nothing}
          <p class="actions"><button type="button" class="btn btn-primary" data-testid="choose" @click=${this.#choose}>${t(mine ? 'mine.edit' : 'search.choose')}</button>
            ${mine ? nothing : html`<wish-button .ctx=${this.ctx} .film=${film}></wish-button>`}</p>
          ${filmFacts(film)}
          ${film.scored ? barTable(t('film.scores'), bands(film.histogram).map(({ value, count }) => ({ label: t('group.score', { value }), count })), 'count.people') : nothing}
          ${this.#logs()}
        </div>
      </article>
    `;
  }

  #mine() {
    const { score, watched, note } = this.mine;
    return html`
      <section class="mine" data-testid="mine" aria-label=${t('mine.label')}>
        <p class="mine-score"><strong>${t('mine.label')}</strong> ${stars(score)}</p>
        ${watched?.length ? html`<ul class="mine-days">${watched.map((day, i) => html`<li><time datetime=${day}>${dayText(day)}</time>${i ? html` <small>${t('day.rewatch')}</small>` : nothing}</li>`)}</ul>` : nothing}
        ${note ? html`<p class="mine-note" dir="auto">${note}</p>` : nothing}
      </section>
    `;
  }

  #logs() {
    if (!this.logs.length) return nothing;
    return html`
      <h2>${t('film.logs')}</h2>
      <ul class="logs">${this.logs.map(({ handle, nickname, score }) => html`<li data-testid="log"><a href="/u/${handle}"><bdi>${nickname || `@${handle}`}</bdi></a>${stars(score)}</li>`)}</ul>
      ${this.next ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${() => this.#try(this.#more)}>${t('list.next')}</button></p>` : nothing}
    `;
  }
}

customElements.define('film-page', FilmPage);
