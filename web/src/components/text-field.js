import { html, nothing } from 'lit';

/** A labelled text field; help and fault are tied to it, so that they are read with it. */
export function textField({ name, label, help, wrong, value, type = 'text', prefix, required, maxlength, autocapitalize, spellcheck, autocomplete }) {
  return html`
    <div class="field">
      <label class="form-label" for=${name}>${label}</label>
      <div class="${prefix ? 'prefixed' : ''}">
        ${prefix ? html`<span aria-hidden="true">${prefix}</span>` : nothing}
        <input class="form-control ${wrong ? 'is-invalid' : ''}" type=${type} id=${name} name=${name} data-testid=${name} ?required=${required}
          value=${value ?? nothing} maxlength=${maxlength ?? nothing} autocapitalize=${autocapitalize ?? nothing} spellcheck=${spellcheck ?? nothing}
          autocomplete=${autocomplete ?? nothing} aria-invalid=${wrong ? 'true' : nothing} aria-describedby="${wrong ? `${name}-wrong ` : ''}${name}-help" />
      </div>
      ${wrong ? html`<p class="invalid-feedback" id="${name}-wrong" data-testid="${name}-wrong">${wrong}</p>` : nothing}
      <p class="form-text" id="${name}-help">${help}</p>
    </div>
  `;
}
