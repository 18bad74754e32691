import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { prefixOf } from '../model/fields.js';
import { unique } from '../model/window.js';
import { describe, Problem } from '../problem.js';

const least = 2;

/** People by the beginning of their handle. */
class FindPeoplePage extends View {
  static properties = { query: { attribute: false }, asked: { state: true }, people: { state: true }, next: { state: true }, problem: { state: true }, wrong: { state: true } };
  #loading;

  willUpdate() {
    const prefix = prefixOf(this.query.get('q') ?? '');
    if (prefix === this.asked) return;
    this.asked = prefix;
    Object.assign(this, { people: null, next: null, problem: null });
    if (prefix.length >= least) this.#more();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  #find(event) {
    event.preventDefault();
    const field = event.target.elements.q;
    const prefix = prefixOf(field.value);
    this.wrong = prefix.length < least;
    if (this.wrong) return field.focus();
    this.ctx.router.go(`/people?${new URLSearchParams({ q: prefix })}`, { replace: true });
  }

  #more = async () => {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.problem = null;
    try {
      const page = await this.ctx.api.findPeople(this.asked, { limit: 50, cursor: this.next }, signal);
      this.people = unique([...(this.people ?? []), ...page.items], ({ handle }) => handle);
      this.next = page.next;
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
  };

  render() {
    const { people, asked, problem, wrong } = this;
    return html`
      <section class="search">
        <h1 tabindex="-1">${t('title.people')}</h1>
        <form role="search" novalidate @submit=${this.#find}>
          <label class="form-label" for="person-q">${t('people.label')}</label>
          <div class="prefixed"><span aria-hidden="true">@</span>
            <input class="form-control ${wrong ? 'is-invalid' : ''}" type="search" id="person-q" name="q" data-testid="person-search" maxlength="40" autocapitalize="none" spellcheck="false" autocomplete="off"
              enterkeyhint="search" aria-invalid=${wrong ? 'true' : nothing} aria-describedby="person-wrong" .value=${asked ?? ''} /></div>
          <p class="invalid-feedback" id="person-wrong" role="alert">${wrong ? t('people.short') : nothing}</p>
          <div class="actions"><button class="btn btn-primary" type="submit" data-testid="person-find">${t('people.find')}</button><a class="btn btn-quiet" href="/random">${t('home.random')}</a></div>
        </form>
        <p class="group-count" role="status">${people ? t('people.found', { n: people.length, more: Boolean(this.next) }) : nothing}</p>
        <ul class="logs">${(people ?? []).map((user) => html`<li data-testid="person"><a href="/u/${user.handle}"><bdi>${user.nickname || `@${user.handle}`}</bdi> <small>@${user.handle}</small></a><span class="nowrap">${t('count.films', { n: user.count })}</span></li>`)}</ul>
        ${problem ? html`<div class="more" role="alert" data-testid="failure"><p>${describe(problem, t, has)}</p><button type="button" class="btn btn-primary" data-testid="retry" @click=${this.#more}>${t('action.retry')}</button></div>` : nothing}
        ${this.next && !problem ? html`<p class="more"><button type="button" class="btn btn-quiet" data-testid="next" @click=${this.#more}>${t('list.next')}</button></p>` : nothing}
      </section>
    `;
  }
}

customElements.define('find-people-page', FindPeoplePage);
