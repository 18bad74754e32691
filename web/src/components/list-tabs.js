import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { orders } from '../model/groups.js';

/** The three orders of a list, its diary, and what it adds up to. */
export function listTabs(handle, now) {
  const tab = (name, href) => html`<li><a href=${href} data-testid="sort-${name}" aria-current=${name === now ? 'true' : nothing}>${t(`sort.${name}`)}</a></li>`;
  return html`
    <nav class="orders" aria-label=${t('list.orders')}>
      <ul>${orders.map((sort) => tab(sort, `/u/${handle}?sort=${sort}`))}${tab('diary', `/u/${handle}/diary`)}${tab('stats', `/u/${handle}/stats`)}</ul>
    </nav>
  `;
}
