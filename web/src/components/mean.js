import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { stars } from './stars.js';

/** The mean of those that have a score, and of how many where that is not all of them. */
export function meanOf({ count, scored, mean }, lists = nothing) {
  return html`
    <p class="mean" data-testid="mean">
      ${scored ? html`${t('film.mean')} ${stars(Math.round(mean * 10) / 10)}` : stars(null)}
      ${lists === nothing ? nothing : html`<span class="group-count">${lists}</span>`}
      ${scored && scored < count ? html`<span class="group-count">${t('count.scored', { n: scored })}</span>` : nothing}
    </p>
  `;
}
