import { html } from 'lit';
import { t } from '../i18n/index.js';

/** Five stars filled by quarters; the number beside them is what is read out. A film without a score says so. */
export function stars(score) {
  if (score === null) return html`<span class="score"><span class="unscored">${t('score.none')}</span></span>`;
  return html`
    <span class="score">
      <span class="stars stars-${Math.round(score / 5)}" aria-hidden="true"></span>
      <span class="points">${score}<span class="visually-hidden">${t('score.points')}</span></span>
    </span>
  `;
}
