import { svg, html } from 'lit';

const icon = (path) => html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${path}</svg>`;

export const icons = {
  search: icon(svg`<circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500"/>`),
  list: icon(svg`<rect x="4" y="4" width="6.500" height="9"/><rect x="13.500" y="4" width="6.500" height="9"/><path d="M4 17h6.500M13.500 17H20M4 20.500h4M13.500 20.500h4"/>`),
  dice: icon(svg`<rect x="4" y="4" width="16" height="16" rx="3"/><path class="dots" d="M8.500 8.500h.01M15.500 8.500h.01M12 12h.01M8.500 15.500h.01M15.500 15.500h.01"/>`),
  people: icon(svg`<circle cx="9" cy="8" r="3.500"/><path d="M3 19.500c0-3.500 2.500-6 6-6s6 2.500 6 6M15.500 5a3.500 3.500 0 0 1 0 6M17 14c2.500.5 4 2.500 4 5.500"/>`),
  wish: icon(svg`<path d="M6.500 3.500h11v17L12 16l-5.500 4.500z"/>`),
  person: icon(svg`<circle cx="12" cy="8" r="3.500"/><path d="M5 20c0-4 3-6.500 7-6.500s7 2.500 7 6.500"/>`),
  home: icon(svg`<path d="M4 11.500 12 4.500l8 7M6.500 10v9.500h11V10"/>`),
  edit: icon(svg`<path d="m4.500 19.500 1-4.200L16 4.800l3.200 3.200L8.700 18.500zM13.700 7l3.300 3.300"/>`),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  auto: icon(svg`<circle cx="12" cy="12" r="8"/><path class="solid" d="M12 4a8 8 0 0 1 0 16z"/>`),
  light: icon(svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2.500M12 19v2.500M2.500 12H5M19 12h2.500M5.300 5.300 7 7M17 17l1.700 1.700M18.700 5.300 17 7M7 17l-1.700 1.700"/>`),
  dark: icon(svg`<path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z"/>`),
};
