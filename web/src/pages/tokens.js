import { html, nothing } from 'lit';
import { View } from '../view.js';
import { lang, t } from '../i18n/index.js';
import { daysOf, tokenNameOf } from '../model/fields.js';
import { Problem } from '../problem.js';
import { faultNote } from '../components/fault-note.js';
import { profileFirst } from '../components/profile-first.js';
import { textField } from '../components/text-field.js';

const scopes = ['read', 'write'];

/** Tokens for scripts: what there is, a new one, which is shown this once, and the end of one. */
class TokensPage extends View {
  static properties = { tokens: { state: true }, made: { state: true }, copied: { state: true }, wrong: { state: true }, sure: { state: true }, problem: { state: true }, busy: { state: true } };
  #asked;

  constructor() {
    super();
    this.wrong = {};
  }

  willUpdate() {
    if (!this.ctx.session.me || this.#asked) return;
    this.#asked = true;
    this.#list();
  }

  #list = () => this.#try(async (api) => (this.tokens = (await api.tokens()).items));

  async #make(event) {
    event.preventDefault();
    const form = event.target;
    const { name, days } = form.elements;
    const said = { name: tokenNameOf(name.value), days: daysOf(days.value), scopes: scopes.filter((scope) => form.elements[`scope-${scope}`].checked) };
    this.wrong = { ...(!said.name && { name: t('tokens.name.wrong') }), ...(!said.days && { days: t('tokens.days.wrong') }), ...(!said.scopes.length && { scopes: t('tokens.scopes.wrong') }) };
    // One of the same name would be void at once.
    if (!this.wrong.name && this.tokens?.some((one) => one.name === said.name)) this.wrong.name = t('tokens.name.taken', said);
    await this.updateComplete;
    if (Object.keys(this.wrong).length) return this.querySelector('[aria-invalid=true]')?.focus();
    const done = await this.#try(async (api) => {
      this.made = await api.putToken(said.name, said);
      this.copied = false;
      form.reset();
    });
    if (!done) return;
    await this.ctx.app.focusOn('#token');
    await this.#list();
  }

  async #revoke(name) {
    if (this.sure !== name) return (this.sure = name);
    const done = await this.#try((api) => api.deleteToken(name));
    if (!done) return;
    this.sure = null;
    if (this.made?.name === name) this.made = null;
    this.ctx.app.toast(t('tokens.revoked', { name }));
    await this.#list();
    await this.ctx.app.focusOn('#tokens');
  }

  #copy = async () => {
    this.copied = await navigator.clipboard.writeText(this.made.token).then(() => true, () => false);
    if (!this.copied) this.querySelector('#token').select();
  };

  async #try(work) {
    if (this.busy) return false;
    Object.assign(this, { busy: true, problem: null });
    let done = false;
    try {
      await work(this.ctx.api);
      done = true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
    this.busy = false;
    return done;
  }

  render() {
    const first = profileFirst(this.ctx);
    if (first) return first;
    return html`
      <section class="narrow">
        <h1 tabindex="-1">${t('title.tokens')}</h1>
        <p class="lead">${t('tokens.lead')} <a href="/api.html" target="_blank" rel="noopener">${t('tokens.api')} <span class="visually-hidden">${t('link.newWindow')}</span></a></p>
        ${faultNote(this.problem)}
        ${this.made ? this.#shown() : nothing}
        <h2 id="tokens" tabindex="-1">${t('tokens.list')}</h2>
        ${this.tokens ? this.#all() : this.problem ? html`<p class="actions"><button type="button" class="btn btn-quiet" data-testid="retry" @click=${this.#list}>${t('action.retry')}</button></p>` : html`<p class="small" role="status">${t('list.loading')}</p>`}
        ${this.tokens?.length < 10 ? this.#form() : nothing}
        <p class="actions"><a class="btn btn-quiet" href="/account">${t('title.account')}</a></p>
      </section>
    `;
  }

  #shown() {
    return html`<div class="alert" data-testid="token-made"><label class="form-label" for="token">${t('tokens.made', this.made)}</label>
      <div class="option-search"><input class="form-control token" id="token" data-testid="token" readonly .value=${this.made.token} @focus=${({ target }) => target.select()} aria-describedby="token-help" />
        <button type="button" class="btn btn-primary" data-testid="token-copy" @click=${this.#copy}>${t('tokens.copy')}</button></div>
      <p class="form-text" id="token-help">${t('tokens.made.help')}</p><p class="small" role="status">${this.copied ? t('tokens.copied') : nothing}</p></div>`;
  }

  #all() {
    if (!this.tokens.length) return html`<p class="small" data-testid="tokens-none">${t('tokens.none')}</p>`;
    return html`<ul class="logs">${this.tokens.map((token) => this.#token(token))}</ul>`;
  }

  #token({ name, scopes: may, createdAt, expiresAt, lastUsedOn }) {
    const sure = this.sure === name;
    const over = new Date(expiresAt) < new Date();
    return html`<li class="token-row" data-testid="token-row"><div><strong>${name}</strong> <span class="small">${may.map((scope) => t(`tokens.scope.${scope}`)).join(t('tokens.and'))}</span>
        <p class="small">${t('tokens.created', { day: day(createdAt) })}<br />${over ? t('tokens.over', { day: day(expiresAt) }) : t('tokens.expires', { day: day(expiresAt) })}<br />${lastUsedOn ? t('tokens.used', { day: day(`${lastUsedOn}T00:00+09:00`) }) : t('tokens.unused')}</p></div>
      <div class="actions">${sure ? html`<button type="button" class="btn btn-quiet btn-sm" data-testid="token-keep" @click=${() => (this.sure = null)}>${t('action.cancel')}</button>` : nothing}
        <button type="button" class="btn ${sure ? 'btn-primary' : 'btn-quiet'} btn-sm" data-testid="token-revoke" aria-label=${t(sure ? 'tokens.revoke.sure.label' : 'tokens.revoke.label', { name })} @click=${() => this.#revoke(name)}>${t(sure ? 'tokens.revoke.sure' : 'tokens.revoke')}</button></div></li>`;
  }

  #form() {
    const { wrong, busy } = this;
    return html`<h2>${t('tokens.new')}</h2>
      <form novalidate @submit=${this.#make} data-testid="token-form">
        ${textField({ name: 'name', label: t('tokens.name'), help: t('tokens.name.help'), wrong: wrong.name, required: true, maxlength: 30, autocapitalize: 'none', spellcheck: 'false', autocomplete: 'off' })}
        <fieldset class="field option-field"><legend class="form-label">${t('tokens.scopes')}</legend>
          ${scopes.map((scope) => html`<div class="option"><input type="checkbox" id="scope-${scope}" name="scope-${scope}" data-testid="scope-${scope}" ?checked=${scope === 'read'} aria-invalid=${wrong.scopes ? 'true' : nothing} aria-describedby="scopes-wrong" /><label for="scope-${scope}">${t(`tokens.scope.${scope}.long`)}</label></div>`)}
          <p class="invalid-feedback" id="scopes-wrong" role="alert">${wrong.scopes ?? nothing}</p></fieldset>
        ${textField({ name: 'days', label: t('tokens.days'), help: t('tokens.days.help'), wrong: wrong.days, value: '90', inputmode: 'numeric', required: true, maxlength: 3 })}
        <div class="actions"><button class="btn btn-primary" type="submit" data-testid="token-make" aria-disabled=${busy ? 'true' : nothing}>${t('tokens.make')}</button></div>
      </form>`;
  }
}

/** A day in Japan, as the day of the last use is one. */
const day = (at) => new Intl.DateTimeFormat(lang(), { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format(new Date(at));

customElements.define('tokens-page', TokensPage);
