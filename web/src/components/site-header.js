import { html, nothing } from 'lit';
import { View } from '../view.js';
import { lang, languages, speak, t } from '../i18n/index.js';
import { applyTheme, theme, themes } from '../theme.js';
import { icons } from './icons.js';

/** The name, the ways to go (a bar at the foot of small screens), language, theme, sign-in and sign-out. */
class SiteHeader extends View {
  static properties = { route: { attribute: false }, params: { attribute: false } };

  #nextTheme() {
    applyTheme(themes[(themes.indexOf(theme()) + 1) % themes.length]);
    this.requestUpdate();
  }

  #link(name, path, icon, key) {
    const own = this.ctx.session.me?.handle;
    const here = this.route?.name === name || (name === 'me' && own && this.route?.name === 'list' && this.params?.handle === own);
    return html`<li><a href=${path} aria-current=${here ? 'page' : nothing} data-testid="nav-${name}">${icon}<span>${t(key)}</span></a></li>`;
  }

  render() {
    const { session } = this.ctx;
    const other = languages.find((language) => language !== lang());
    return html`
      <header class="site-header">
        <div class="bar">
          <a class="wordmark" href="/" aria-label=${t('nav.home.label')}>MyMovie</a>
          <nav class="ways" aria-label=${t('nav.label')}>
            <ul>
              ${session.signedIn ? this.#link('me', '/me', icons.list, 'nav.me') : this.#link('home', '/', icons.home, 'nav.home')}
              ${session.signedIn ? this.#link('feed', '/feed', icons.people, 'nav.feed') : nothing}
              ${this.#link('search', '/search', icons.search, 'nav.search')}
              ${session.signedIn ? this.#link('watchlist', '/watchlist', icons.wish, 'nav.watchlist') : this.#link('random', '/random', icons.dice, 'nav.random')}
            </ul>
          </nav>
          <div class="tools">
            <button type="button" class="tool" lang=${other} data-testid="language" @click=${() => speak(other)}>
              ${other === 'ja' ? '日本語' : 'English'}
            </button>
            <button type="button" class="tool" data-testid="theme" aria-label=${t('theme.label', { now: t(`theme.${theme()}`) })}
              title=${t('theme.label', { now: t(`theme.${theme()}`) })} @click=${this.#nextTheme}>${icons[theme()]}</button>
            ${session.signedIn
              ? html`<a class="tool" href="/account" data-testid="nav-account" aria-label=${t('title.account')} title=${t('title.account')} aria-current=${this.route?.name === 'account' ? 'page' : nothing}>${icons.person}</a>
                <button type="button" class="btn btn-quiet btn-sm leave" data-testid="sign-out" @click=${() => session.signOut()}>${t('action.signOut')}</button>`
              : html`<button type="button" class="btn btn-primary btn-sm" data-testid="sign-in" @click=${() => session.signIn(home())}>${t('action.signIn')}</button>`}
          </div>
        </div>
      </header>
    `;
  }
}

/** From the front page the user goes to their own list, from any other back to it. */
const home = () => (location.pathname === '/' ? '/me' : location.pathname + location.search);

customElements.define('site-header', SiteHeader);
