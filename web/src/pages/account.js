import { html, nothing } from 'lit';
import { View } from '../view.js';
import { has, t } from '../i18n/index.js';
import { joined } from '../model/archive.js';
import { handleOf } from '../model/fields.js';
import { describe, Problem } from '../problem.js';
import { profileFirst } from '../components/profile-first.js';
import { textField } from '../components/text-field.js';

/** What belongs to the account: the way out, the records as a file, and the end of it all. */
class AccountPage extends View {
  static properties = { busy: { state: true }, problem: { state: true }, said: { state: true }, wrong: { state: true } };

  async #export() {
    await this.#try('export', async (api) => {
      const parts = [];
      for (let cursor = null, first = true; first || cursor; first = false) {
        const part = await api.exportEntries(cursor);
        parts.push(part.text);
        cursor = part.next;
      }
      download(new Blob(parts, { type: 'text/csv;charset=utf-8' }), 'mymovie.csv');
      this.said = t('account.exported');
    });
  }

  /** The parts of the archive are one file. */
  async #archive() {
    await this.#try('archive', async (api) => {
      const parts = [];
      for (let cursor = null, first = true; first || cursor; first = false) {
        const part = await api.archive(cursor);
        parts.push(part);
        cursor = part.next;
      }
      download(new Blob([JSON.stringify(joined(parts), null, 2)], { type: 'application/json' }), 'mymovie.json');
      this.said = t('account.exported');
    });
  }

  async #delete(event) {
    event.preventDefault();
    const { session } = this.ctx;
    const field = event.target.elements['delete-handle'];
    this.wrong = handleOf(field.value) !== session.me.handle;
    if (this.wrong) return field.focus();
    await this.#try('delete', async (api) => {
      await api.deleteMe();
      await session.signOut();
    });
  }

  async #try(busy, work) {
    Object.assign(this, { busy, problem: null, said: null });
    try {
      await work(this.ctx.api);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    }
    this.busy = null;
  }

  render() {
    const first = profileFirst(this.ctx);
    if (first) return first;
    const { session } = this.ctx;
    const { handle } = session.me;
    return html`
      <section class="narrow">
        <h1 tabindex="-1">${t('title.account')}</h1>
        <p class="user-facts"><span class="handle">@${handle}</span><a href="/profile">${t('title.profile')}</a><a href="/import">${t('title.import')}</a></p>
        <div role="status" data-testid="account-said">${this.busy === 'export' || this.busy === 'archive' ? t('list.loading') : this.said ?? nothing}</div>
        <div role="alert">${this.problem ? html`<p class="alert" data-testid="fault">${describe(this.problem, t, has)}</p>` : nothing}</div>

        <h2>${t('account.export')}</h2>
        <p>${t('account.export.help')}</p>
        <p class="actions"><button type="button" class="btn btn-quiet" data-testid="export" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => !this.busy && this.#export()}>${t('account.export.do')}</button></p>

        <h2>${t('account.archive')}</h2>
        <p>${t('account.archive.help')}</p>
        <p class="actions"><button type="button" class="btn btn-quiet" data-testid="archive" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => !this.busy && this.#archive()}>${t('account.archive.do')}</button></p>

        <h2>${t('title.tokens')}</h2>
        <p>${t('account.tokens.help')}</p>
        <p class="actions"><a class="btn btn-quiet" href="/tokens" data-testid="tokens-link">${t('account.tokens.do')}</a></p>

        <h2>${t('account.out')}</h2>
        <p>${t('account.out.help')}</p>
        <p class="actions"><button type="button" class="btn btn-quiet" data-testid="sign-out-all" @click=${() => session.signOut()}>${t('action.signOut')}</button></p>

        <h2>${t('account.delete')}</h2>
        <p>${t('account.delete.help')} <a href="/privacy">${t('title.privacy')}</a></p>
        <form novalidate @submit=${this.#delete} data-testid="delete-form">
          ${textField({ name: 'delete-handle', label: t('account.delete.confirm', { handle }), help: t('account.delete.last'), wrong: this.wrong ? t('account.delete.wrong', { handle }) : null,
            prefix: '@', required: true, maxlength: 40, autocapitalize: 'none', spellcheck: 'false', autocomplete: 'off' })}
          <div class="actions"><button class="btn btn-danger-quiet" type="submit" data-testid="delete-account" ?disabled=${this.busy === 'delete'}>${t('account.delete.do')}</button></div>
        </form>
      </section>
    `;
  }
}

function download(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

customElements.define('account-page', AccountPage);
