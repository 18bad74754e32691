import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { year } from '../model/films.js';
import { poster } from './poster.js';
import { stars } from './stars.js';
import './wish-button.js';

/** A film TMDB found, what the reader has of it, and the way to give it a score or to want it. */
export function searchResult(film, { ctx, choose }) {
  const mine = ctx.mine.entry(film.tmdbId);
  return html`
    <li class="result" data-testid="result" data-film=${film.tmdbId}>
      ${poster(film, ctx.config.posters, { small: true })}
      <div class="result-text">
        <h2><a href="/film/${film.tmdbId}" data-testid="film-link">${film.title}</a> <span class="film-year">${year(film) ?? t('film.undated')}</span></h2>
        ${film.originalTitle && film.originalTitle !== film.title ? html`<p class="original"><bdi>${film.originalTitle}</bdi></p>` : nothing}
        ${mine ? html`<p class="mine-score" data-testid="mine"><strong>${t('mine.label')}</strong> ${stars(mine.score)}</p>` : nothing}
        ${film.overview ? html`<p class="overview">${film.overview}</p>` : nothing}
      </div>
      <div class="result-actions">
        <button type="button" class="btn btn-quiet" data-testid="choose" aria-label=${t(mine ? 'mine.edit.label' : 'search.choose.label', film)} @click=${() => choose(film)}>${t(mine ? 'mine.edit' : 'search.choose')}</button>
        ${mine ? nothing : html`<wish-button .ctx=${ctx} .film=${film}></wish-button>`}
      </div>
    </li>
  `;
}
