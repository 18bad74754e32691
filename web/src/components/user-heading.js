import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { linkOf } from '../model/fields.js';

/** Whose list it is: name, handle, counts and their one link. */
export function userHeading({ handle, nickname, url, age, count, followers = 0, following = 0 }, own, follow) {
  const link = linkOf(url);
  return html`
    <header class="user ${own || follow ? 'user-acts' : ''}" aria-busy=${count === null ? 'true' : 'false'}>
      <h1 tabindex="-1"><bdi>${nickname || `@${handle}`}</bdi></h1>
      <p class="user-facts">
        <span class="handle" data-testid="handle">@${handle}</span>
        ${count === null ? nothing : html`<span data-testid="count">${t('count.films', { n: count })}</span>`}
        ${age == null ? nothing : html`<span data-testid="age">${t('user.age', { age })}</span>`}
        ${count === null ? nothing : html`<a href="/u/${handle}/following" data-testid="following">${t('count.following', { n: following })}</a><a href="/u/${handle}/followers" data-testid="followers">${t('count.followers', { n: followers })}</a>`}
        ${link ? html`<a href=${link} rel="nofollow noopener ugc" target="_blank">${new URL(link).host}<span class="visually-hidden"> ${t('link.newWindow')}</span></a>` : nothing}
      </p>
      ${own ? html`<p class="actions"><a class="btn btn-quiet" href="/profile" data-testid="profile">${t('title.profile')}</a><a class="btn btn-primary" href="/search">${t('action.register')}</a></p>` : follow && count !== null ? html`<p class="actions">${follow}</p>` : nothing}
    </header>
  `;
}
