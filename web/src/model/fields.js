/** A handle as it is compared: in half width and lower case, without its at sign. The API says which ones it takes. */
export const handleOf = (text) => text.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();

/** A whole score out of a hundred, in digits of any width; null if it is none. */
export function scoreOf(text) {
  const digits = String(text).normalize('NFKC').trim();
  return /^(100|[1-9]?\d)$/.test(digits) ? Number(digits) : null;
}

/** A link we are willing to show: https alone, without a name or password in it. */
export function linkOf(text) {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && !url.username && !url.password ? url.href : null;
}

/** A field of one line as it is sent: in half width where there is one, without space around it; null if nothing is left. */
export const lineOf = (text) => text.normalize('NFKC').trim() || null;

/** A note as it is sent; its signs stay as they were typed. */
export const noteOf = (text) => text.trim() || null;

/** What begins a handle, as the search for people takes it. */
export const prefixOf = (text) => handleOf(text).replace(/[^a-z0-9_]/g, '').slice(0, 20);

/** A name of a token as it is sent: letters, digits and hyphens; null if it is none. */
export function tokenNameOf(text) {
  const name = text.normalize('NFKC').trim().toLowerCase();
  return /^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/.test(name) ? name : null;
}

/** Days for which a token is good, 1 to 365; null if it is no such number. */
export function daysOf(text) {
  const digits = text.normalize('NFKC').trim();
  return /^[1-9]\d{0,2}$/.test(digits) && Number(digits) <= 365 ? Number(digits) : null;
}
