import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';

/** What a page shows instead of itself when it cannot be had, with the way on. */
export function failure({ title, detail, retry, code }) {
  return html`
    <div class="state" role="alert" data-testid="failure">
      <p class="state-mark" aria-hidden="true">${code ?? '⁂'}</p>
      <h1 tabindex="-1">${title}</h1>
      ${detail ? html`<p>${detail}</p>` : nothing}
      <p class="actions">
        ${retry ? html`<button class="btn btn-primary" type="button" data-testid="retry" @click=${retry}>${t('action.retry')}</button>` : nothing}
        <a class="btn btn-quiet" href="/">${t('nav.home')}</a>
      </p>
    </div>
  `;
}
