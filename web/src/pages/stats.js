import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { bands, decades } from '../model/bands.js';
import { handleOf } from '../model/fields.js';
import { genreCounts } from '../model/genres.js';
import { describe, Problem } from '../problem.js';
import { barTable } from '../components/bar-table.js';
import { failure } from '../components/failure.js';
import { listTabs } from '../components/list-tabs.js';
import { meanOf } from '../components/mean.js';
import { userHeading } from '../components/user-heading.js';

/** What somebody's list adds up to: by score, decade and genre. */
class StatsPage extends View {
  static properties = { params: { attribute: false }, user: { state: true }, stats: { state: true }, problem: { state: true } };
  #shown;

  willUpdate() {
    const wanted = `${this.params.handle} ${this.own}`;
    if (wanted !== this.#shown) this.#load();
    this.#shown = wanted;
  }

  get own() {
    return this.ctx.session.me?.handle === handleOf(this.params.handle);
  }

  async #load() {
    const { api, session, app } = this.ctx;
    const handle = handleOf(this.params.handle);
    Object.assign(this, { stats: null, problem: null });
    try {
      const [user, stats] = await Promise.all(this.own ? [session.me, api.myStats()] : [api.user(handle), api.stats(handle)]);
      Object.assign(this, { user: { ...user, count: stats.count }, stats });
      app.name(() => t('stats.title', { name: user.nickname || user.handle }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  }

  render() {
    const handle = handleOf(this.params.handle);
    if (this.problem?.status === 404) return failure({ code: '404', title: t('list.nobody', { handle }), detail: t('list.nobody.detail') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: () => this.#load() });
    return html`
      ${userHeading(this.user ?? { handle, count: null }, this.own)}
      ${listTabs(handle, 'stats')}
      <div aria-busy=${this.stats ? 'false' : 'true'} data-testid="stats">${this.stats ? this.#tables() : html`<p class="hint">${t('list.loading')}</p>`}</div>
    `;
  }

  #tables() {
    const { count, scored, mean, histogram, decades: byDecade, undated, genres, minutes } = this.stats;
    if (!count) return html`<p class="hint">${t('list.empty')}</p>`;
    const list = (query) => `/u/${handleOf(this.params.handle)}?${query}`;
    const released = decades(byDecade).map(({ value, count: n }) => ({ label: t('group.release', { value }), count: n, href: n ? list(`sort=release&decade=${value}`) : null }));
    const graded = bands(histogram).map(({ value, count: n }) => ({ label: t('group.score', { value }), count: n, href: n ? list(`sort=score&minScore=${value}&maxScore=${Math.min(value + 9, 100)}`) : null }));
    const kinds = genreCounts(genres).map(({ key, count: n, genre }) => ({ label: t(key), count: n, href: list(`sort=score&genre=${genre}`) }));
    return html`
      ${meanOf({ count, scored, mean })}
      ${minutes ? html`<p class="user-facts" data-testid="minutes">${t('stats.minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}</p>` : nothing}
      <div class="tables">
        ${barTable(t('sort.score'), count > scored ? [...graded, { label: t('group.unscored'), count: count - scored }] : graded)}
        ${barTable(t('sort.release'), undated ? [...released, { label: t('group.undated'), count: undated }] : released)}
        ${kinds.length ? barTable(t('film.genres'), kinds) : nothing}
      </div>
    `;
  }
}

customElements.define('stats-page', StatsPage);
