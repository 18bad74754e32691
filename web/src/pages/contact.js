import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { lineOf, noteOf } from '../model/fields.js';
import { Problem } from '../problem.js';
import { faultNote } from '../components/fault-note.js';
import { textField } from '../components/text-field.js';

const categories = ['question', 'trouble', 'other'];

/** A message to those who run the service. A second press sends the same message, which is kept once. */
class ContactPage extends View {
  static properties = { wrong: { state: true }, problem: { state: true }, busy: { state: true }, sent: { state: true } };
  #key = crypto.randomUUID();
  #last;

  constructor() {
    super();
    this.wrong = {};
  }

  async #send(event) {
    event.preventDefault();
    if (this.busy) return;
    const { category, text, email } = event.target.elements;
    const message = { category: category.value, text: noteOf(text.value), ...(lineOf(email.value) && { email: lineOf(email.value) }) };
    this.wrong = message.text ? {} : { text: t('contact.text.wrong') };
    this.problem = null;
    if (message.text) await this.#post(message);
    await this.updateComplete;
    if (this.sent) this.ctx.app.focusOn();
    else this.querySelector('[aria-invalid]')?.focus();
  }

  async #post(message) {
    // The key belongs to these words: others are another message.
    const words = JSON.stringify(message);
    if (this.#last && this.#last !== words) this.#key = crypto.randomUUID();
    this.#last = words;
    this.busy = true;
    try {
      await this.ctx.api.sendMessage(message, this.#key);
      this.sent = true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.about('/email')) this.wrong = { email: t('contact.email.wrong') };
      else if (problem.about('/text')) this.wrong = { text: t('contact.text.wrong') };
      else this.problem = problem;
    }
    this.busy = false;
  }

  #another = async () => {
    this.sent = false;
    await this.ctx.app.focusOn('#category');
  };

  render() {
    if (this.sent) return html`<div class="state" data-testid="contact-sent"><p class="state-mark" aria-hidden="true">✓</p><h1 tabindex="-1">${t('contact.sent')}</h1><p>${t('contact.sent.detail')}</p>
      <p class="actions"><a class="btn btn-primary" href="/">${t('nav.home')}</a><button type="button" class="btn btn-quiet" @click=${this.#another}>${t('contact.another')}</button></p></div>`;
    return html`
      <section class="narrow">
        <h1 tabindex="-1">${t('title.contact')}</h1>
        <p class="lead">${t('contact.lead')}</p>
        <form novalidate @submit=${this.#send} data-testid="contact-form">
          <div class="field"><label class="form-label" for="category">${t('contact.category')}</label>
            <select class="form-control" id="category" name="category" data-testid="category">${categories.map((name) => html`<option value=${name}>${t(`contact.category.${name}`)}</option>`)}</select></div>
          <div class="field"><label class="form-label" for="text">${t('contact.text')}</label>
            <textarea class="form-control ${this.wrong.text ? 'is-invalid' : ''}" id="text" name="text" rows="6" maxlength="4000" required data-testid="text"
              aria-invalid=${this.wrong.text ? 'true' : nothing} aria-describedby="text-wrong"></textarea>
            <p class="invalid-feedback" id="text-wrong" role="alert">${this.wrong.text ?? nothing}</p></div>
          ${textField({ name: 'email', inputmode: 'email', label: t('contact.email'), help: t('contact.email.help'), wrong: this.wrong.email, maxlength: 254, autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false' })}
          ${faultNote(this.problem)}
          <div class="actions"><button class="btn btn-primary" type="submit" data-testid="contact-send" aria-disabled=${this.busy ? 'true' : nothing}>${t('contact.send')}</button></div>
        </form>
      </section>
    `;
  }
}

customElements.define('contact-page', ContactPage);
