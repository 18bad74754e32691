import { html } from 'lit';
import { t } from '../i18n/index.js';
import { signInFirst } from './sign-in-first.js';

/** What stands on a personal page of somebody who is not signed in or has chosen no handle yet; null for all others. */
export function profileFirst(ctx) {
  if (!ctx.session.signedIn) return signInFirst(ctx);
  if (ctx.session.me) return null;
  return html`<div class="state" data-testid="profile-first"><h1 tabindex="-1">${t('problem.no-profile')}</h1><p class="actions"><a class="btn btn-primary" href="/me">${t('action.next')}</a></p></div>`;
}
