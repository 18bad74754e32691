import { html } from 'lit';
import { View } from '../view.js';
import { lang, t } from '../i18n/index.js';

const load = { ja: () => import('../i18n/legal.ja.js'), en: () => import('../i18n/legal.en.js') };

/** The terms or the privacy policy, in the reader's language. */
class LegalPage extends View {
  static properties = { route: { attribute: false }, texts: { state: true }, spoken: { state: true } };

  willUpdate() {
    if (this.spoken === lang()) return;
    this.spoken = lang();
    load[this.spoken]().then((module) => (this.texts = module.default));
  }

  render() {
    const { name } = this.route;
    return html`
      <article class="prose" aria-busy=${this.texts ? 'false' : 'true'}>
        <h1 tabindex="-1">${t(`title.${name}`)}</h1>
        ${this.texts?.[name].map(({ heading, text }) => html`<h2>${heading}</h2>${[text].flat().map((paragraph) => html`<p>${paragraph}</p>`)}`)}
        <p><a href="/contact">${t('title.contact')}</a></p>
      </article>
    `;
  }
}

customElements.define('legal-page', LegalPage);
