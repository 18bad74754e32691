import { html } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { bands, decades } from '../model/bands.js';
import { describe, Problem } from '../problem.js';
import { barTable } from '../components/bar-table.js';
import { failure } from '../components/failure.js';
import { listTabs } from '../components/list-tabs.js';
import { stars } from '../components/stars.js';
import { userHeading } from '../components/user-heading.js';

/** What somebody's list adds up to: by score and by decade. */
class StatsPage extends View {
  static properties = { params: { attribute: false }, user: { state: true }, stats: { state: true }, problem: { state: true } };
  #shown;

  willUpdate() {
    const wanted = `${this.params.handle} ${this.own}`;
    if (wanted !== this.#shown) this.#load();
    this.#shown = wanted;
  }

  get own() {
    return this.ctx.session.me?.handle === this.params.handle.toLowerCase();
  }

  async #load() {
    const { api, session, app } = this.ctx;
    const { handle } = this.params;
    Object.assign(this, { stats: null, problem: null });
    try {
      const [user, stats] = await Promise.all(this.own ? [session.me, api.myStats()] : [api.user(handle), api.stats(handle)]);
      Object.assign(this, { user: { ...user, count: stats.count }, stats });
      app.name(t('stats.title', { name: user.nickname || user.handle }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  }

  render() {
    const handle = this.params.handle.toLowerCase();
    if (this.problem?.status === 404) return failure({ code: '404', title: t('list.nobody', { handle }), detail: t('list.nobody.detail') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: () => this.#load() });
    return html`
      ${userHeading(this.user ?? { handle, count: null }, this.own)}
      ${listTabs(handle, 'stats')}
      <div aria-busy=${this.stats ? 'false' : 'true'} data-testid="stats">${this.stats ? this.#tables() : html`<p class="hint">${t('list.loading')}</p>`}</div>
    `;
  }

  #tables() {
    const { count, mean, histogram, decades: byDecade, undated } = this.stats;
    if (!count) return html`<p class="hint">${t('list.empty')}</p>`;
    const released = decades(byDecade).map(({ value, count: n }) => ({ label: t('group.release', { value }), count: n }));
    return html`
      <p class="mean">${t('film.mean')} ${stars(Math.round(mean * 10) / 10)}</p>
      <div class="tables">
        ${barTable(t('sort.score'), bands(histogram).map(({ value, count: n }) => ({ label: t('group.score', { value }), count: n })))}
        ${barTable(t('sort.release'), undated ? [...released, { label: t('group.undated'), count: undated }] : released)}
      </div>
    `;
  }
}

customElements.define('stats-page', StatsPage);
