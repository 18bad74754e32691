/** A drawn poster: a horizon, a sun and a colour that depend on the film. Every seventh is missing, as some are. */
export function drawPoster(response, url) {
  const id = Number(/(\d+)\.jpg$/.exec(url.pathname)?.[1]);
  if (!id || id % 7 === 0) return response.writeHead(404).end();
  const hue = (id * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 300"><rect width="200" height="300" fill="hsl(${hue} 35% 22%)"/>
    <circle cx="${40 + (id % 120)}" cy="${60 + (id % 90)}" r="${24 + (id % 40)}" fill="hsl(${(hue + 40) % 360} 75% 62%)"/>
    <path d="M0 ${190 + (id % 40)} Q60 ${150 + (id % 60)} 110 200 T200 ${180 + (id % 30)} V300 H0Z" fill="hsl(${hue} 45% 14%)"/>
    <rect x="18" y="262" width="${60 + (id % 100)}" height="8" fill="hsl(${hue} 20% 80%)"/></svg>`;
  response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(svg);
}
