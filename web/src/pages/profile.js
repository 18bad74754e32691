import { html } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { dayOf } from '../model/days.js';
import { lineOf } from '../model/fields.js';
import { Problem } from '../problem.js';
import { faultNote } from '../components/fault-note.js';
import { profileFirst } from '../components/profile-first.js';
import { checkField, textField } from '../components/text-field.js';

/** What a user tells of themselves: nickname, one link, birthday, and what others may see. The API says what it takes. */
class ProfilePage extends View {
  static properties = { wrong: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.wrong = {};
  }

  async #save(event) {
    event.preventDefault();
    const { nickname, url, birthday, hidden, watched } = event.target.elements;
    this.wrong = nickname.value.trim() ? {} : { nickname: t('profile.nickname.wrong') };
    this.problem = null;
    const changes = { nickname: nickname.value.trim(), url: lineOf(url.value), birthday: birthday.value || null, private: hidden.checked, watchedPublic: watched.checked };
    if (!this.wrong.nickname) await this.#send(changes);
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
      else if (problem.about('/birthday')) this.wrong = { birthday: t('profile.birthday.wrong') };
      else this.problem = problem;
      if (problem.status === 412) session.know(await api.me());
    }
    this.busy = false;
  }

  render() {
    const first = profileFirst(this.ctx);
    if (first) return first;
    const { session } = this.ctx;
    return html`
      <section class="narrow">
        <h1 tabindex="-1">${t('title.profile')}</h1>
        <form novalidate @submit=${this.#save} data-testid="profile-form">
          ${textField({ name: 'nickname', label: t('profile.nickname'), help: t('welcome.nickname.help'), value: session.me.nickname, wrong: this.wrong.nickname, required: true, maxlength: 200, autocomplete: 'nickname' })}
          ${textField({ name: 'url', inputmode: 'url', label: t('profile.url'), help: t('profile.url.help'), value: session.me.url, wrong: this.wrong.url, maxlength: 400, autocomplete: 'url' })}
          ${textField({ name: 'birthday', type: 'date', label: t('profile.birthday'), help: t('profile.birthday.help'), value: session.me.birthday, wrong: this.wrong.birthday, min: '1900-01-01', max: dayOf(new Date()), autocomplete: 'bday' })}
          ${checkField({ name: 'hidden', id: 'private', label: t('profile.private'), help: t('profile.private.help'), checked: session.me.private })}
          ${checkField({ name: 'watched', id: 'watched-public', label: t('profile.watched'), help: t('profile.watched.help'), checked: session.me.watchedPublic })}
          ${faultNote(this.problem)}
          <div class="actions"><button class="btn btn-primary" type="submit" data-testid="profile-save" ?disabled=${this.busy}>${t('action.save')}</button>
            <a class="btn btn-quiet" href="/u/${session.me.handle}">${t('action.cancel')}</a></div>
        </form>
      </section>
    `;
  }
}

customElements.define('profile-page', ProfilePage);
