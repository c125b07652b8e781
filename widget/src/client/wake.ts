/** Calls `wake` whenever the page may have slept or changed its network. */
export function onWake(wake: () => void, signal: AbortSignal): void {
  const shown = () => {
    if (document.visibilityState === 'visible') wake();
  };
  addEventListener('online', wake, { signal });
  addEventListener('pageshow', wake, { signal });
  document.addEventListener('visibilitychange', shown, { signal });
  document.addEventListener('resume', wake, { signal });
}
