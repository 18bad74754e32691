import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/index.js';
import { year } from '../model/films.js';
import { byFate, mayChoose } from '../model/imports.js';
import { dayText } from './days-field.js';
import { reasonText } from './import-rows.js';
import { poster } from './poster.js';
import './film-choice.js';

/** Rows by what became of them. Rows without a film have the choice open; for the others `open` has the numbers of those that do. */
export const importGroups = (started, rows, show) => byFate(rows).map(([fate, some]) => html`
  <section aria-labelledby="fate-${fate}" data-testid="fate" data-fate=${fate}>
    <h2 id="fate-${fate}">${t(`fate.${fate}`)} <span class="group-count">${t('import.rows', { n: some.length })}</span></h2>
    ${fate === 'offered' ? html`<p class="small">${t('fate.offered.help')}</p>` : nothing}
    <ul class="imported">${repeat(some, ({ row }) => row, (row) => importedRow(started, row, show))}</ul>
  </section>
`);

/** The choice that stands: undefined while there is none. */
const now = ({ fate, films: [film] }) => (fate === 'skipped' ? null : fate === 'offered' || fate === 'unknown' ? undefined : film?.tmdbId);

function importedRow(started, row, { ctx, picks, pick, open, toggle }) {
  const [film] = row.films;
  const wanting = row.fate === 'offered' || row.fate === 'unknown';
  const may = mayChoose(started, row);
  const shown = may && (wanting || open.has(row.row));
  return html`
    <li data-testid="imported-row" data-row=${row.row}>
      <div class="imported-head">
        ${film && !wanting ? poster(film, ctx.config.posters, { small: true }) : nothing}
        <div><strong><bdi>${row.title}</bdi></strong> ${row.year ? html`<span class="film-year">${row.year}</span>` : nothing}
          <p class="small row-facts"><span>${t('import.line', { n: row.line })}</span><span>${row.wish ? t('wish') : row.score === null ? t('score.none') : html`${row.score}${t('score.points')}`}</span>
            ${row.watched.map((day) => html`<span>${dayText(day)}</span>`)}${row.registeredAt ? html`<span>${t('import.registered', { day: dayText(row.registeredAt) })}</span>` : nothing}</p>
          ${film && !wanting ? html`<p class="row-film">→ <a href="/film/${film.tmdbId}">${film.title}</a> <span class="film-year">${year(film) ?? t('film.undated')}</span></p>` : nothing}
          ${row.reason ? html`<p class="small">${reasonText(row.reason)}</p>` : nothing}</div>
        ${may && !wanting ? html`<button type="button" class="btn btn-quiet btn-sm" data-testid="row-change" aria-expanded=${shown ? 'true' : 'false'} aria-label=${t('import.change.label', { title: row.title })} @click=${() => toggle(row.row)}>${t('import.change')}</button>` : nothing}
      </div>
      ${shown ? html`<film-choice .ctx=${ctx} .row=${row} .picked=${picks.has(row.row) ? picks.get(row.row) : now(row)} .pick=${(tmdbId) => pick(row.row, tmdbId)}></film-choice>` : nothing}
    </li>
  `;
}
