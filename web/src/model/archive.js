/** The parts of an archive as one: lists behind one another, the profile as the last part has it. */
export function joined(parts) {
  const whole = {};
  for (const { next, ...part } of parts) for (const [name, value] of Object.entries(part)) whole[name] = Array.isArray(value) ? [...(whole[name] ?? []), ...value] : value;
  return whole;
}
