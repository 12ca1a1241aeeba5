/** Brings an item into view and the focus to it. */

export function showItem(nodeId: string): void {
  const titles = [...document.querySelectorAll<HTMLElement>('[data-node]')].filter(
    (title) => title.dataset['node'] === nodeId,
  );
  const title = titles.at(-1);
  if (title === undefined) return;
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  title.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });
  title.focus({ preventScroll: true });
}
