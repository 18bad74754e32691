import { html } from 'lit';
import { t } from '../i18n/index.js';

/** Stands on a personal page until somebody is signed in; the sign-in comes back to it. */
export function signInFirst({ session }) {
  return html`
    <div class="state" data-testid="sign-in-first">
      <p class="state-mark" aria-hidden="true">◐</p>
      <h1 tabindex="-1">${t('signIn.first')}</h1>
      <p>${t('signIn.why')}</p>
      <p class="actions"><button type="button" class="btn btn-primary" data-testid="sign-in-here" @click=${() => session.signIn()}>${t('action.signIn')}</button>
      <a class="btn btn-quiet" href="/random">${t('home.random')}</a></p>
    </div>
  `;
}
