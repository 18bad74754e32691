import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, lang, t } from '../i18n/index.js';
import { dayOf, diary, months, weeks } from '../model/days.js';
import { handleOf } from '../model/fields.js';
import { unique } from '../model/window.js';
import { describe, Problem } from '../problem.js';
import { failure } from '../components/failure.js';
import { listTabs } from '../components/list-tabs.js';
import { poster } from '../components/poster.js';
import { stars } from '../components/stars.js';
import { userHeading } from '../components/user-heading.js';

const format = (options) => new Intl.DateTimeFormat(lang(), { timeZone: 'UTC', ...options });
const date = (day) => new Date(`${day}T00:00:00Z`);

/** A year by the days films were watched on: months, a calendar of each, and its days. */
class DiaryPage extends View {
  static properties = {
    params: { attribute: false }, query: { attribute: false }, kept: { attribute: false },
    user: { state: true }, entries: { state: true }, problem: { state: true },
  };
  #wanted;
  #loading;

  get handle() {
    return handleOf(this.params.handle);
  }

  get own() {
    return this.ctx.session.me?.handle === this.handle;
  }

  get year() {
    const year = this.query.get('year');
    return /^(18[89]\d|19\d\d|20\d\d|21\d\d)$/.test(year ?? '') ? Number(year) : Number(dayOf(new Date()).slice(0, 4));
  }

  keep() {
    const { user, entries } = this;
    return entries && { wanted: this.#wanted, at: Date.now(), found: { user, entries } };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  willUpdate() {
    const wanted = `${this.handle} ${this.year} ${this.own}`;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const kept = this.kept?.page;
    if (kept?.wanted === wanted && this.ctx.api.changedAt <= kept.at) {
      Object.assign(this, kept.found);
      this.#name();
    } else this.#load();
  }

  #name() {
    this.ctx.app.name(() => t('diary.title', { name: this.user.nickname || this.user.handle }));
  }

  async #load() {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    const { api } = this.ctx;
    Object.assign(this, { entries: null, problem: null });
    try {
      const [user, entries] = await Promise.all([this.own ? api.me(signal) : api.user(this.handle, signal), this.#films(signal)]);
      Object.assign(this, { user, entries });
      this.#name();
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  }

  /** All films of the year: their days are spread over the list's own order. Two thousand at most. */
  async #films(signal) {
    const { api } = this.ctx;
    let found = [];
    for (let cursor = null, pages = 0; pages === 0 || (cursor && pages < 20); pages++) {
      const wanted = { sort: 'registered', watchedYear: this.year, limit: 100, cursor };
      const page = await (this.own ? api.myEntries(wanted, signal) : api.entries(this.handle, wanted, signal));
      found = unique([...found, ...page.items]);
      cursor = page.next;
    }
    return found;
  }

  render() {
    const { handle, year, user, entries } = this;
    if (this.problem?.status === 404) return failure({ code: '404', title: t('list.nobody', { handle }), detail: t('list.nobody.detail') });
    if (this.problem) return failure({ title: describe(this.problem, t, has), retry: () => this.#load() });
    const at = (other) => `/u/${handle}/diary?year=${other}`;
    return html`
      ${userHeading(user ?? { handle, count: null }, this.own)}
      ${listTabs(handle, 'diary')}
      <nav class="years" aria-label=${t('diary.years')}>
        <a class="btn btn-quiet btn-sm" data-testid="year-before" href=${at(year - 1)}>← ${t('diary.year', { year: year - 1 })}</a>
        <h2 data-testid="diary-year">${t('diary.year', { year })}</h2>
        <a class="btn btn-quiet btn-sm" data-testid="year-after" href=${at(year + 1)}>${t('diary.year', { year: year + 1 })} →</a>
      </nav>
      <div aria-busy=${entries ? 'false' : 'true'} data-testid="diary">${entries ? this.#months(months(diary(entries, year))) : html`<p class="hint" role="status">${t('list.loading')}</p>`}</div>
    `;
  }

  #months(found) {
    if (!found.length) return html`<div class="state" data-testid="empty"><p class="state-mark" aria-hidden="true">○</p><p>${t(this.own ? 'diary.empty.own' : 'diary.empty', this)}</p></div>`;
    return found.map(({ month, days, watches }) => html`
      <section class="month" aria-labelledby="m-${month}" data-testid="month" data-month=${month}>
        <div class="month-head">
          <h3 id="m-${month}">${format({ year: 'numeric', month: 'long' }).format(date(`${month}-01`))}</h3>
          <p class="group-count">${t('diary.watches', { n: watches })}</p>
          ${this.#calendar(month, new Map(days.map((one) => [one.day, one.watches.length])))}
        </div>
        <ul class="diary">${days.map((one) => this.#day(one))}</ul>
      </section>`);
  }

  #calendar(month, counts) {
    const names = weeks('2026-02')[0].map((day) => [format({ weekday: 'narrow' }).format(date(day)), format({ weekday: 'long' }).format(date(day))]);
    const cell = (day) => {
      if (!day) return html`<td></td>`;
      const n = counts.get(day);
      return html`<td>${n ? html`<a href="${location.pathname}${location.search}#d-${day}" aria-label=${t('diary.day', { day: format({ month: 'long', day: 'numeric' }).format(date(day)), n })}>${Number(day.slice(8))}</a>` : Number(day.slice(8))}</td>`;
    };
    return html`<table class="calendar" aria-labelledby="m-${month}">
      <thead><tr>${names.map(([narrow, long]) => html`<th scope="col"><span aria-hidden="true">${narrow}</span><span class="visually-hidden">${long}</span></th>`)}</tr></thead>
      <tbody>${weeks(month).map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody>
    </table>`;
  }

  #day({ day, watches }) {
    return html`<li id="d-${day}" data-testid="diary-day" data-day=${day}>
      <h4><time datetime=${day}>${format({ month: 'long', day: 'numeric', weekday: 'short' }).format(date(day))}</time></h4>
      <ul class="logs">${watches.map(({ entry, rewatch }) => html`<li data-film=${entry.tmdbId} data-testid="watch">
        ${poster(entry, this.ctx.config.posters, { small: true })}
        <a href="/film/${entry.tmdbId}">${entry.title}</a>${rewatch ? html`<small data-testid="rewatch">${t('day.rewatch')}</small>` : nothing}${stars(entry.score)}</li>`)}</ul>
    </li>`;
  }
}

customElements.define('diary-page', DiaryPage);
