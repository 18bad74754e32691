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
