import { html, svg } from 'lit';
import { t } from '../i18n/index.js';

/** A chart that is its own table: a row each, a bar as long as its count. Rows are `{ label, count }`, and `href` where the films behind a count can be seen. */
export function barTable(caption, rows, unit = 'count.films') {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return html`
    <table class="bars">
      <caption>${caption}</caption>
      <tbody>
        ${rows.map(({ label, count, href }) => html`<tr>
          <th scope="row">${href ? html`<a href=${href}>${label}</a>` : label}</th>
          <td><svg viewBox="0 0 100 10" preserveAspectRatio="none" width="100%" height="14" aria-hidden="true">${svg`<rect width=${(count / most) * 100} height="10" />`}</svg></td>
          <td class="bar-count">${t(unit, { n: count })}</td>
        </tr>`)}
      </tbody>
    </table>
  `;
}
