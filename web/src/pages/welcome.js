import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { handleOf } from '../model/fields.js';
import { Problem } from '../problem.js';
import { inside } from '../session.js';
import { faultNote } from '../components/fault-note.js';
import { signInFirst } from '../components/sign-in-first.js';
import { textField } from '../components/text-field.js';

/** The first sign-in: a unique handle and, if they like, a nickname. */
class WelcomePage extends View {
  static properties = { query: { attribute: false }, wrong: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.wrong = {};
  }

  async #save(event) {
    event.preventDefault();
    const { handle, nickname } = event.target.elements;
    const chosen = handleOf(handle.value);
    this.wrong = chosen ? {} : { handle: t('welcome.handle.wrong') };
    this.problem = null;
    if (!chosen) return handle.focus();
    this.busy = true;
    try {
      const name = nickname.value.trim();
      this.#on(await this.ctx.api.createMe(name ? { handle: chosen, nickname: name } : { handle: chosen }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await this.#explain(problem, chosen);
    }
    this.busy = false;
  }

  async #explain(problem, handle) {
    if (problem.status === 412) return this.#on(await this.ctx.api.me());
    if (problem.slug === 'handle-taken') this.wrong = { handle: t('welcome.handle.taken', { handle }) };
    else if (problem.about('/handle')) this.wrong = { handle: t('welcome.handle.wrong') };
    else if (problem.about('/nickname')) this.wrong = { nickname: t('welcome.nickname.wrong') };
    else this.problem = problem;
    await this.updateComplete;
    this.querySelector('[aria-invalid]')?.focus();
  }

  #on(me) {
    this.ctx.session.know(me);
    const to = inside(this.query.get('to'));
    this.ctx.router.go(to === '/me' ? '/search' : to, { replace: true });
  }

  render() {
    if (!this.ctx.session.signedIn) return signInFirst(this.ctx);
    return html`
      <section class="narrow">
        <h1 tabindex="-1">${t('welcome.title')}</h1>
        <p class="lead">${t('welcome.lead')}</p>
        <form novalidate @submit=${this.#save} data-testid="welcome-form">
          ${textField({ name: 'handle', label: t('welcome.handle'), help: t('welcome.handle.help'), wrong: this.wrong.handle, prefix: '@', required: true,
            maxlength: 40, autocapitalize: 'none', spellcheck: 'false', autocomplete: 'username' })}
          ${textField({ name: 'nickname', label: t('welcome.nickname'), help: t('welcome.nickname.help'), wrong: this.wrong.nickname, maxlength: 200, autocomplete: 'nickname' })}
          ${faultNote(this.problem, this.problem?.slug === 'account-deleted'
            ? html`<button class="btn btn-quiet" type="button" data-testid="leave" @click=${() => this.ctx.session.signOut()}>${t('action.signOut')}</button>` : nothing)}
          <p class="small">${t('welcome.agree.before')}<a href="/terms">${t('title.terms')}</a>${t('welcome.agree.and')}<a href="/privacy">${t('title.privacy')}</a>${t('welcome.agree.after')}</p>
          <div class="actions"><button class="btn btn-primary" type="submit" data-testid="welcome-save" ?disabled=${this.busy}>${t('welcome.save')}</button></div>
        </form>
      </section>
    `;
  }
}

customElements.define('welcome-page', WelcomePage);
