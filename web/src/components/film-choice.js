import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { lineOf } from '../model/fields.js';
import { otherTitles, year } from '../model/films.js';
import { unique } from '../model/window.js';
import { describe, Problem } from '../problem.js';
import { poster } from './poster.js';

/** Films that a row of a file can mean: those offered, those of a search, or none. `picked` is undefined before a choice. */
class FilmChoice extends View {
  static properties = { row: { attribute: false }, picked: { attribute: false }, pick: { attribute: false }, found: { state: true }, problem: { state: true }, busy: { state: true } };

  async #search() {
    const q = lineOf(this.querySelector('input[type=search]').value);
    if (!q || this.busy) return;
    Object.assign(this, { busy: true, problem: null });
    try {
      this.found = (await this.ctx.api.searchFilms(q, 1)).items.slice(0, 10);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
    this.busy = false;
  }

  #option(id, value, body) {
    const { row } = this.row;
    return html`<li class="option"><input type="radio" name="row-${row}" id="row-${row}-${id}" data-testid="option" .checked=${this.picked === value} @change=${() => this.pick(value)} />
      <label for="row-${row}-${id}">${body}</label></li>`;
  }

  #film(film) {
    return this.#option(film.tmdbId, film.tmdbId, html`${poster(film, this.ctx.config.posters, { small: true })}
      <span><strong>${film.title}</strong> <span class="film-year">${year(film) ?? t('film.undated')}</span>
      ${otherTitles(film).map((title) => html`<span class="small other-title"><bdi>${title}</bdi></span>`)}
      ${film.director ? html`<span class="small other-title">${t('film.director')} ${film.director}</span>` : nothing}</span>`);
  }

  render() {
    const { row, found, problem, busy } = this;
    const films = unique([...row.films, ...(found ?? [])]);
    const field = `row-${row.row}-q`;
    return html`
      <fieldset class="option-field"><legend class="visually-hidden">${t('import.choose', { title: row.title })}</legend>
        <ul class="options">${films.map((film) => this.#film(film))}${this.#option('none', null, t(films.length ? 'import.choose.none' : 'import.choose.skip'))}</ul></fieldset>
      <div class="option-search"><label class="visually-hidden" for=${field}>${t('import.choose.search', { title: row.title })}</label>
        <input class="form-control" type="search" id=${field} data-testid="option-q" maxlength="100" placeholder=${t('search.placeholder')} .value=${row.title}
          @keydown=${(event) => { if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); this.#search(); } }} />
        <button type="button" class="btn btn-quiet btn-sm" data-testid="option-search" aria-disabled=${busy ? 'true' : nothing} @click=${this.#search}>${t('import.choose.more')}</button></div>
      <p class="small" role="status">${busy ? t('search.busy') : found ? t('search.found', { n: found.length }) : nothing}</p>
      <div role="alert">${problem ? html`<p class="alert">${describe(problem, t, has)}</p>` : nothing}</div>
    `;
  }
}

customElements.define('film-choice', FilmChoice);
