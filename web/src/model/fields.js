/** A handle as it is stored: lower case, 3 to 20 letters, digits and underscores, a letter first. */
export function handleOf(text) {
  const handle = text.trim().replace(/^@/, '').toLowerCase();
  return /^[a-z][a-z0-9_]{2,19}$/.test(handle) ? handle : null;
}

/** A whole score out of a hundred, or null. */
export function scoreOf(text) {
  return /^(100|[1-9]?\d)$/.test(String(text).trim()) ? Number(text) : null;
}

/** A link we are willing to show: https alone, without a name or password in it. */
export function linkOf(text) {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && !url.username && !url.password ? url.href : null;
}
