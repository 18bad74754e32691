const patience = 5000;

/** Scrolls to where a page stood as soon as it is that long again. The reader's own move, or five seconds, ends the wait. */
export function settle(y, main) {
  const end = new AbortController();
  const observer = new ResizeObserver(reach);
  const stop = () => (observer.disconnect(), end.abort());
  const timer = setTimeout(stop, patience);
  end.signal.addEventListener('abort', () => clearTimeout(timer));
  for (const move of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(move, stop, { signal: end.signal, passive: true });
  function reach() {
    scrollTo(0, y);
    if (Math.abs(scrollY - y) < 1 && document.documentElement.scrollHeight >= y + innerHeight) stop();
  }
  observer.observe(main);
  reach();
  return stop;
}
