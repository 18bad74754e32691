import { html } from 'lit';
import { t } from '../i18n/index.js';

/** A page that only leads to another one. */
export const waiting = () => html`<div class="state" aria-busy="true"><h1 tabindex="-1" class="waiting">${t('list.loading')}</h1></div>`;
