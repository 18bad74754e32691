import { html, nothing } from 'lit';
import { has, lang, t } from '../i18n/index.js';
import { reasonOf } from '../model/reasons.js';
import { describe } from '../problem.js';
import { dayText } from './days-field.js';

/** The first films of a file as they would be registered. */
export const previewTable = (rows) => html`
  <div class="scroll" tabindex="0" role="group" aria-labelledby="import-preview"><table class="rows">
    <thead><tr>${['title', 'score', 'watched', 'use'].map((name) => html`<th scope="col">${t(`import.column.${name}`)}</th>`)}</tr></thead>
    <tbody>${rows.map(({ title, year, score, watched, wish }) => html`<tr data-testid="import-row">
      <th scope="row"><bdi>${title}</bdi>${year ? html` <span class="film-year">${year}</span>` : nothing}</th>
      <td class="nowrap">${score ?? t('score.none')}</td>
      <td>${watched.map((day) => html`<span class="nowrap">${dayText(day)}</span> `)}</td>
      <td class="nowrap">${t(wish ? 'wish' : 'import.as.watched.short')}</td></tr>`)}</tbody>
  </table></div>
`;

/** The rows that cannot be used, each with its reason. */
export function badRows(rows, n) {
  if (!rows.length) return nothing;
  return html`
    <h2>${t('import.bad', { n })}</h2>
    <ul class="logs bad-rows">${rows.map(({ line, title, reason }) => html`<li data-testid="bad-row"><span><span class="film-year">${t('import.line', { n: line })}</span> <bdi>${title}</bdi></span>${reasonText(reason)}</li>`)}</ul>
    ${rows.length < n ? html`<p class="small">${t('import.bad.first', { n: rows.length })}</p>` : nothing}
  `;
}

/** What is refused: in the reader's words where there are some, and as the API words it. `other` is the import that runs. */
export const importFault = (problem, other) => html`<div class="alert" data-testid="fault"><p>${describe(problem, t, has)}</p>
  ${problem.status === 400 && problem.detail ? html`<p class="small">${reasonText(problem.detail)}</p>` : nothing}
  ${other ? html`<p><a href="/me/imports/${other.id}" data-testid="import-other">${startedText(other)}</a></p>` : nothing}</div>`;

/** An import in a list of them. */
export const startedText = ({ format, startedAt }) => t('import.one', { format: t(`import.format.${format}`), at: new Intl.DateTimeFormat(lang(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(startedAt)) });

export function reasonText(reason) {
  const known = reasonOf(reason);
  return known ? html`<span>${t(known)}</span>` : html`<span lang="en">${reason}</span>`;
}
