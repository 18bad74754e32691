export function mockEstate() {
  return { name: 'mock-estate', apply: 'serve' };
}
