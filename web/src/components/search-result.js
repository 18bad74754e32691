import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { year } from '../model/films.js';
import { poster } from './poster.js';

/** A film TMDB found, and the way to give it a score. */
export function searchResult(film, { base, choose }) {
  return html`
    <li class="result" data-testid="result" data-film=${film.tmdbId}>
      ${poster(film, base, { small: true })}
      <div class="result-text">
        <h2>${film.title} <span class="film-year">${year(film) ?? t('film.undated')}</span></h2>
        ${film.originalTitle && film.originalTitle !== film.title ? html`<p class="original">${film.originalTitle}</p>` : nothing}
        ${film.overview ? html`<p class="overview">${film.overview}</p>` : nothing}
      </div>
      <button type="button" class="btn btn-quiet" data-testid="choose" aria-label=${t('search.choose.label', film)} @click=${() => choose(film)}>${t('search.choose')}</button>
    </li>
  `;
}
