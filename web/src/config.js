/**
 * What the stack knows about this stage: sign-in, scope and poster addresses. It is served beside the page, so one
 * build serves every stage.
 */
export async function loadConfig(fetch = globalThis.fetch) {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`'/config.json' must be served beside the page, got ${response.status}`);
  return check(await response.json());
}

export function check(config) {
  for (const key of ['authority', 'clientId', 'scope', 'signInDomain', 'posters'])
    if (typeof config[key] !== 'string' || !config[key])
      throw new Error(`'${key}' of config.json must be a text, got ${JSON.stringify(config[key])}`);
  return config;
}
