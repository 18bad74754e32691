import { html, nothing } from 'lit';
import { has, t } from '../i18n/index.js';
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
export function badRows(rows, failed) {
  if (!failed) return nothing;
  return html`
    <h2>${t('import.bad', { n: failed })}</h2>
    <ul class="logs bad-rows">${rows.map(({ line, title, reason }) => html`<li data-testid="bad-row"><span><span class="film-year">${t('import.line', { n: line })}</span> <bdi>${title}</bdi></span>${said(reason)}</li>`)}</ul>
    ${rows.length < failed ? html`<p class="small">${t('import.bad.first', { n: rows.length })}</p>` : nothing}
  `;
}

/** A file that is refused: in the reader's words where there are some, and as the API words it. */
export const importFault = (problem) => html`<div class="alert" data-testid="fault"><p>${describe(problem, t, has)}</p>${problem.status === 400 && problem.detail ? html`<p class="small">${said(problem.detail)}</p>` : nothing}</div>`;

function said(reason) {
  const known = reasonOf(reason);
  return known ? html`<span>${t(known)}</span>` : html`<span lang="en">${reason}</span>`;
}
