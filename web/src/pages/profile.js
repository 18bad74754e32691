import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { linkOf } from '../model/fields.js';
import { describe, Problem } from '../problem.js';
import { signInFirst } from '../components/sign-in-first.js';
import { textField } from '../components/text-field.js';
import { waiting } from '../components/waiting.js';

/** What a user tells of themselves: nickname, one link, and whether anybody may see the list. */
class ProfilePage extends View {
  static properties = { wrong: { state: true }, note: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.wrong = {};
  }

  async #save(event) {
    event.preventDefault();
    const { nickname, url, hidden } = event.target.elements;
    const link = url.value.trim() || null;
    this.wrong = { ...(!nickname.value.trim() && { nickname: t('profile.nickname.wrong') }), ...(link && !linkOf(link) && { url: t('profile.url.wrong') }) };
    this.note = null;
    if (!Object.keys(this.wrong).length) await this.#send({ nickname: nickname.value.trim(), url: link, private: hidden.checked });
    await this.updateComplete;
    this.querySelector('[aria-invalid]')?.focus();
  }

  async #send(changes) {
    const { api, session, router, app } = this.ctx;
    this.busy = true;
    try {
      session.know(await api.patchMe(session.me, changes));
      router.go(`/u/${session.me.handle}`);
      app.toast(t('profile.saved'));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.about('/nickname')) this.wrong = { nickname: t('welcome.nickname.wrong') };
      else if (problem.about('/url')) this.wrong = { url: t('profile.url.wrong') };
      else this.note = describe(problem, t, has);
      if (problem.status === 412) session.know(await api.me());
    }
    this.busy = false;
  }

  render() {
    const { session } = this.ctx;
    if (!session.signedIn) return signInFirst(this.ctx);
    if (!session.me) return waiting();
    return html`
      <section class="narrow">
        <h1 tabindex="-1">${t('title.profile')}</h1>
        <form novalidate @submit=${this.#save} data-testid="profile-form">
          ${textField({ name: 'nickname', label: t('profile.nickname'), help: t('welcome.nickname.help'), value: session.me.nickname, wrong: this.wrong.nickname, required: true, maxlength: 50, autocomplete: 'nickname' })}
          ${textField({ name: 'url', type: 'url', label: t('profile.url'), help: t('profile.url.help'), value: session.me.url, wrong: this.wrong.url, maxlength: 200, autocomplete: 'url' })}
          <div class="field check"><input type="checkbox" id="hidden" name="hidden" data-testid="private" ?checked=${session.me.private} aria-describedby="hidden-help" />
            <label for="hidden">${t('profile.private')}</label><p class="form-text" id="hidden-help">${t('profile.private.help')}</p></div>
          <div role="alert">${this.note ? html`<p class="alert">${this.note}</p>` : nothing}</div>
          <div class="actions"><button class="btn btn-primary" type="submit" data-testid="profile-save" ?disabled=${this.busy}>${t('action.save')}</button>
            <a class="btn btn-quiet" href="/u/${session.me.handle}">${t('action.cancel')}</a></div>
        </form>
      </section>
    `;
  }
}

customElements.define('profile-page', ProfilePage);
