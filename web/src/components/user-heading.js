import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { linkOf } from '../model/fields.js';

/** Whose list it is: name, handle, count and their one link. */
export function userHeading({ handle, nickname, url, count }, own) {
  const link = linkOf(url);
  return html`
    <header class="user" aria-busy=${count === null ? 'true' : 'false'}>
      <h1 tabindex="-1">${nickname || `@${handle}`}</h1>
      <p class="user-facts">
        <span class="handle" data-testid="handle">@${handle}</span>
        ${count === null ? nothing : html`<span data-testid="count">${t('count.films', { n: count })}</span>`}
        ${link ? html`<a href=${link} rel="nofollow noopener ugc" target="_blank">${new URL(link).host}<span class="visually-hidden"> ${t('link.newWindow')}</span></a>` : nothing}
      </p>
      ${own ? html`<p class="actions"><a class="btn btn-quiet" href="/profile" data-testid="profile">${t('title.profile')}</a><a class="btn btn-primary" href="/search">${t('action.register')}</a></p>` : nothing}
    </header>
  `;
}
