/** Keeps this page and all it is made of on the device, so that it opens without a network. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', { scope: '/union/fairs/' });
    const { active } = await navigator.serviceWorker.ready;
    const parts = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({ keep: { page: location.pathname, parts } });
  } catch {
    // Without one the page works while it stays open.
  }
}
