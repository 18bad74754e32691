import { html } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';

/** What the service is, where its facts come from, and what it is made of. */
class AboutPage extends View {
  render() {
    return html`
      <article class="prose">
        <h1 tabindex="-1">${t('title.about')}</h1>
        <p class="lead">${t('home.lead')}</p>
        <h2>${t('about.can')}</h2>
        <ul class="bullets">${['score', 'days', 'wish', 'follow', 'move', 'hide'].map((name) => html`<li>${t(`about.can.${name}`)}</li>`)}</ul>
        <h2>${t('about.facts')}</h2>
        <p>${t('footer.tmdb')} <span lang="en">This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.</span>
          <a href="https://www.themoviedb.org/" rel="noopener">themoviedb.org</a></p>
        <h2>${t('about.who')}</h2>
        <p>${t('about.who.text')} <a href="/contact">${t('title.contact')}</a></p>
        <h2>${t('about.software')}</h2>
        <p>${t('about.software.text')} <a href="/licences.txt" target="_blank" rel="noopener">${t('about.licences')}<span class="visually-hidden"> ${t('link.newWindow')}</span></a></p>
      </article>
    `;
  }
}

customElements.define('about-page', AboutPage);
