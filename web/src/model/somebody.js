const tries = 4;

/** Somebody by chance who has a film on their list: what is drawn is a person, and many have none yet. */
export async function somebody(api, signal) {
  let found;
  for (let left = tries; left > 0 && !found?.count; left--) found = await api.randomUser(signal);
  return found;
}
