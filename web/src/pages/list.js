import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { handleOf } from '../model/fields.js';
import { describe, Problem } from '../problem.js';
import { groups } from '../model/groups.js';
import { addressOf, filtered, wantedOf } from '../model/wanted.js';
import { Window } from '../model/window.js';
import { editFilm } from '../components/edit-film.js';
import { failure } from '../components/failure.js';
import { filmCard, filmSkeleton } from '../components/film-card.js';
import { groupHeading } from '../components/group-heading.js';
import { userHeading } from '../components/user-heading.js';
import { listTabs } from '../components/list-tabs.js';
import { listTools } from '../components/list-tools.js';
import '../components/follow-button.js';

/** As many films as are read again after a reload, which forgets what was read. */
const longest = 2000;

/** Anyone's films in three orders; the owner may change them. Further pages come as the reader nears the end. */
class ListPage extends View {
  static properties = {
    params: { attribute: false }, query: { attribute: false }, kept: { attribute: false },
    user: { state: true }, shown: { state: true }, problem: { state: true }, busy: { state: true },
  };
  #loading;
  #wanted;
  #observer = new IntersectionObserver(([seen]) => seen.isIntersecting && this.#more(), { rootMargin: '0px 0px 600px' });

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#loading?.abort();
    this.#observer.disconnect();
  }

  get wanted() {
    return wantedOf(this.query);
  }

  get handle() {
    return handleOf(this.params.handle);
  }

  get own() {
    return this.ctx.session.me?.handle === this.handle;
  }

  get length() {
    return this.shown?.entries.length ?? null;
  }

  /** What Back shows at once. */
  keep() {
    return this.shown && { wanted: this.#wanted, user: this.user, window: this.shown.state, at: Date.now() };
  }

  willUpdate() {
    const wanted = JSON.stringify([this.handle, this.wanted, this.query.get('cursor'), this.own]);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const kept = this.kept?.page?.wanted === wanted ? this.kept.page : null;
    if (kept) this.user = kept.user;
    else if (this.user?.handle !== this.handle) this.user = null;
    this.#load(kept);
  }

  updated() {
    const link = this.querySelector('.more a');
    this.#observer.disconnect();
    if (link && !this.busy && !this.problem) this.#observer.observe(link);
  }

  #ask = (page, signal) => {
    const wanted = { ...this.wanted, ...page };
    return this.own ? this.ctx.api.myEntries(wanted, signal) : this.ctx.api.entries(this.handle, wanted, signal);
  };

  async #load(kept) {
    const made = new Window(this.#ask, { from: this.query.get('cursor'), kept: kept?.window });
    this.shown = kept ? made : null;
    this.problem = null;
    const name = () => t('list.title', { name: this.user?.nickname || this.handle });
    if (kept) this.ctx.app.name(name);
    if (kept && this.ctx.api.changedAt <= kept.at) return;
    await this.#reading(async (signal) => {
      const length = kept ? made.entries.length : Math.min(this.kept?.n ?? 0, longest);
      const user = this.user && !kept ? this.user : this.own ? this.ctx.api.me(signal) : this.ctx.api.user(this.handle, signal);
      [this.user] = await Promise.all([user, made.load(signal, length || undefined)]);
      this.shown = made;
      this.ctx.app.name(name);
    });
  }

  #more = async () => {
    if (this.shown?.next && !this.busy) await this.#reading((signal) => this.shown.more(signal));
  };

  /** After a change: the part that is shown, as the API has it now. */
  again = () => this.#reading((signal) => this.shown.again(signal));

  async #reading(read) {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    Object.assign(this, { busy: true, problem: null });
    try {
      await read(signal);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 400 && this.query.get('cursor')) return this.ctx.router.go(addressOf(this.handle, this.wanted), { replace: true });
      this.problem = failure;
    }
    if (this.own && this.shown) this.ctx.mine.learnAll(this.shown.entries);
    this.busy = false;
    await this.updateComplete;
  }

  #edit = (entry) => editFilm(this.ctx, entry, entry, { changed: this.again, back: `main [data-film="${entry.tmdbId}"] [data-testid=edit]` });

  render() {
    if (this.problem && !this.shown) return this.#failure();
    const { wanted, shown } = this;
    const user = this.user && { ...this.user, count: shown?.count ?? this.user.count };
    return html`
      ${userHeading(user ?? { handle: this.handle, count: null }, this.own, this.#follow())}
      ${listTabs(this.handle, wanted.sort)}
      ${listTools(this.handle, wanted, shown, (path) => this.ctx.router.go(path))}
      <div class="reel" aria-busy=${shown ? 'false' : 'true'} data-testid="list">${shown ? this.#films() : skeleton()}</div>
    `;
  }

  #follow() {
    const counted = ({ detail }) => (this.user = { ...this.user, followers: this.user.followers + detail });
    return html`<follow-button .ctx=${this.ctx} handle=${this.handle} @followed=${counted}></follow-button>`;
  }

  #films() {
    const { entries, next } = this.shown;
    if (!entries.length) return this.#empty();
    const { sort } = this.wanted;
    const from = this.query.get('cursor');
    const show = { base: this.ctx.config.posters, edit: this.own ? this.#edit : null };
    return html`
      ${from ? html`<p><a class="btn btn-quiet" href=${addressOf(this.handle, this.wanted)}>${t('list.fromStart')}</a></p>` : nothing}
      ${repeat(groups(entries, sort, { more: next, from }), ({ value }) => value, (group) => html`
        <section class="group" aria-labelledby="g-${group.value}" data-testid="group" data-group=${group.value ?? (sort === 'score' ? 'unscored' : 'undated')}>
          ${groupHeading(group, sort)}
          <ul class="posters">${repeat(group.entries, ({ tmdbId }) => tmdbId, (entry) => filmCard(entry, show))}</ul>
        </section>`)}
      ${this.#rest()}
    `;
  }

  #rest() {
    if (this.problem) return html`<div class="more" role="alert"><p>${describe(this.problem, t, has)}</p>
      <button type="button" class="btn btn-primary" data-testid="retry" @click=${this.shown.next ? this.#more : this.again}>${t('action.retry')}</button></div>`;
    if (!this.shown.next) return html`<p class="end" aria-hidden="true"></p>`;
    return html`<p class="more"><a class="btn btn-quiet" rel="next" href=${addressOf(this.handle, this.wanted, this.shown.next)} data-testid="next" aria-disabled=${this.busy ? 'true' : nothing}
      @click=${(event) => (event.preventDefault(), this.#more())}>${this.busy ? t('list.loading') : t('list.next')}</a></p>`;
  }

  #empty() {
    const few = filtered(this.wanted);
    return html`<div class="state" data-testid="empty"><p class="state-mark" aria-hidden="true">○</p>
      <p>${t(few ? 'list.empty.filtered' : this.own ? 'list.empty.own' : 'list.empty')}</p>
      ${this.own && !few ? html`<p class="actions"><a class="btn btn-primary" href="/search">${t('action.register')}</a><a class="btn btn-quiet" href="/import">${t('title.import')}</a></p>` : nothing}</div>`;
  }

  #failure() {
    if (this.problem.status === 404 || this.problem.status === 400)
      return failure({ code: '404', title: t('list.nobody', this), detail: t('list.nobody.detail') });
    return failure({ title: describe(this.problem, t, has), retry: () => this.#load(null) });
  }
}

const skeleton = () => html`<span class="visually-hidden" role="status">${t('list.loading')}</span>
  <section class="group"><span class="group-head"><span class="line skeleton"></span></span><ul class="posters">${Array.from({ length: 8 }, filmSkeleton)}</ul></section>`;

customElements.define('list-page', ListPage);
