import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { year } from '../model/films.js';
import { icons } from './icons.js';
import { poster } from './poster.js';
import { stars } from './stars.js';

/** One film of a list; its owner may change it, a feed says who has it. */
export function filmCard(entry, { base, edit, by = nothing, level = 3 }) {
  return html`
    <li class="film" data-testid="film" data-film=${entry.tmdbId}>
      <div class="film-poster">
        ${poster(entry, base)}
        ${edit
          ? html`<button type="button" class="film-edit" data-testid="edit" aria-label=${t('entry.edit', entry)} title=${t('entry.edit', entry)}
              @click=${() => edit(entry)}>${icons.edit}</button>`
          : nothing}
      </div>
      ${entry.score === undefined ? nothing : stars(entry.score)}
      ${title(level, html`<a class="film-link" href="/film/${entry.tmdbId}" data-testid="film-link">${entry.title}</a>`)}
      <span class="film-year">${year(entry) ?? t('film.undated')}</span>
      ${by}
    </li>
  `;
}

/** A heading one below the last that stands above the card. */
const title = (level, link) => (level === 2 ? html`<h2 class="film-title">${link}</h2>` : html`<h3 class="film-title">${link}</h3>`);

/** The same place while it loads. */
export const filmSkeleton = () => html`
  <li class="film" aria-hidden="true">
    <span class="poster skeleton"></span><span class="line skeleton"></span><span class="line line-short skeleton"></span>
  </li>
`;
