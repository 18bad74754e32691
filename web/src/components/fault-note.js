import { html, nothing } from 'lit';
import { has, t } from '../i18n/index.js';
import { describe } from '../problem.js';

/** What a form shows when the API refused it; faults that no field of the form stands for are told as the API words them. */
export function faultNote(problem, action = nothing) {
  if (!problem) return html`<div role="alert"></div>`;
  return html`<div role="alert"><div class="alert" data-testid="fault"><p>${describe(problem, t, has)}</p>
    ${problem.errors.length ? html`<ul lang="en">${problem.errors.map(({ pointer, detail }) => html`<li>${pointer}: ${detail}</li>`)}</ul>` : nothing}${action}</div></div>`;
}
