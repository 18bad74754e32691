import { html, nothing } from 'lit';
import { lang, t } from '../i18n/index.js';
import { otherTitles, trailerLink } from '../model/films.js';
import { genreKeys } from '../model/genres.js';

/** Beneath a film's title: its other titles, release date and length. */
export function filmHeadFacts(film) {
  const released = film.releaseDate && new Intl.DateTimeFormat(lang(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(film.releaseDate));
  return html`
    <p class="user-facts" data-testid="film-head">
      ${otherTitles(film).map((title) => html`<span lang=${title === film.englishTitle ? 'en' : nothing}><bdi>${title}</bdi></span>`)}
      <span>${released ?? t('film.undated')}</span>${film.runtime ? html`<span>${t('film.runtime', { n: film.runtime })}</span>` : nothing}
    </p>
  `;
}

/** What a film is about and who made it, as far as TMDB tells; nothing at all where it tells nothing. */
export function filmFacts({ overview, director, cast = [], genres = [], countries = [], trailer }) {
  const country = new Intl.DisplayNames(lang(), { type: 'region' });
  const link = trailerLink(trailer);
  const facts = [
    [t('film.director'), director ? [director] : []],
    [t('film.cast'), cast],
    [t('film.genres'), genreKeys(genres).map((key) => t(key))],
    [t('film.countries'), countries.map((code) => country.of(code))],
  ].filter(([, values]) => values.length);
  return html`
    ${overview ? html`<p class="overview" dir="auto" data-testid="overview">${overview}</p>` : nothing}
    ${facts.length ? html`<dl class="facts" data-testid="facts">${facts.map(([name, values]) => html`<div><dt>${name}</dt>${values.map((value) => html`<dd><bdi>${value}</bdi></dd>`)}</div>`)}</dl>` : nothing}
    ${link ? html`<p><a href=${link} rel="noopener" target="_blank" data-testid="trailer">${t('film.trailer')}<span class="visually-hidden"> ${t('link.newWindow')}</span></a></p>` : nothing}
  `;
}
