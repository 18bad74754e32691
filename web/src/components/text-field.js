import { html, nothing } from 'lit';

/** A labelled text field; help and fault are tied to it, so that they are read with it, and a fault is said as it appears. */
export function textField({ name, label, help, wrong, value, type = 'text', prefix, required, maxlength, min, max, inputmode, autocapitalize, spellcheck, autocomplete }) {
  return html`
    <div class="field">
      <label class="form-label" for=${name}>${label}</label>
      <div class="${prefix ? 'prefixed' : ''}">
        ${prefix ? html`<span aria-hidden="true">${prefix}</span>` : nothing}
        <input class="form-control ${wrong ? 'is-invalid' : ''}" type=${type} id=${name} name=${name} data-testid=${name} ?required=${required} min=${min ?? nothing} max=${max ?? nothing}
          value=${value ?? nothing} maxlength=${maxlength ?? nothing} inputmode=${inputmode ?? nothing} autocapitalize=${autocapitalize ?? nothing} spellcheck=${spellcheck ?? nothing}
          autocomplete=${autocomplete ?? nothing} aria-invalid=${wrong ? 'true' : nothing} aria-describedby="${name}-wrong ${name}-help" />
      </div>
      <div role="alert">${wrong ? html`<p class="invalid-feedback" id="${name}-wrong" data-testid="${name}-wrong">${wrong}</p>` : nothing}</div>
      <p class="form-text" id="${name}-help">${help}</p>
    </div>
  `;
}

/** A switch with its help. */
export const checkField = ({ name, id, label, help, checked }) => html`
  <div class="field check"><input type="checkbox" id=${name} name=${name} data-testid=${id} ?checked=${checked} aria-describedby="${name}-help" />
    <label for=${name}>${label}</label><p class="form-text" id="${name}-help">${help}</p></div>
`;
