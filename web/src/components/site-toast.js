import { html, nothing } from 'lit';
import { View } from '../view.js';
import { t } from '../i18n/index.js';
import { icons } from './icons.js';

/** One message at a time, with at most one way back. It stays until closed, answered or left: nobody has to hurry. */
class SiteToast extends View {
  static properties = { message: { state: true }, action: { state: true } };

  show(message, action) {
    Object.assign(this, { message, action });
  }

  hide() {
    this.message = null;
  }

  async #act() {
    const { action } = this;
    this.hide();
    // The button goes with the message: until the action has moved the focus on, it stands on the page's heading.
    await this.ctx.app.focusOn();
    await action.run();
  }

  #close() {
    this.hide();
    this.ctx.app.focusOn();
  }

  render() {
    return html`
      <div class="toasts" role="status" aria-live="polite">
        ${this.message
          ? html`<div class="note" data-testid="toast">
              <span>${this.message}</span>
              ${this.action ? html`<button type="button" class="btn btn-link btn-sm" data-testid="undo" @click=${this.#act}>${this.action.label}</button>` : nothing}
              <button type="button" class="tool" aria-label=${t('action.close')} @click=${this.#close}>${icons.close}</button>
            </div>`
          : nothing}
      </div>
    `;
  }
}

customElements.define('site-toast', SiteToast);
