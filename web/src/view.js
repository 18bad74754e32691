import { LitElement } from 'lit';
import { onLanguage } from './i18n/index.js';

/** An element of the page itself (no shadow root), drawn again when the language or the session changes. */
export class View extends LitElement {
  static properties = { ctx: { attribute: false } };
  #ends = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const again = () => this.requestUpdate();
    this.ctx?.session.addEventListener('change', again);
    this.#ends = [onLanguage(again), () => this.ctx?.session.removeEventListener('change', again)];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }
}
