import { html } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';

/** About, contact, terms, privacy and the notice TMDB asks for. */
class SiteFooter extends View {
  render() {
    return html`
      <footer class="site-footer">
        <nav aria-label=${t('footer.label')}>
          <ul>
            <li><a href="/about">${t('title.about')}</a></li>
            <li><a href="/contact">${t('title.contact')}</a></li>
            <li><a href="/people">${t('title.people')}</a></li>
            <li><a href="/terms">${t('title.terms')}</a></li>
            <li><a href="/privacy">${t('title.privacy')}</a></li>
          </ul>
        </nav>
        <p>${t('footer.tmdb')}
          <span lang="en">This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.</span>
          <a href="https://www.themoviedb.org/" rel="noopener">themoviedb.org</a></p>
        <p class="fin">MyMovie</p>
      </footer>
    `;
  }
}

customElements.define('site-footer', SiteFooter);
