const keepMs = 10_000;
const running = new Map<string, Promise<{ url: string }>>();

/**
 * Two posts of one form are one piece of work: the second waits for the first and gets its answer. The answer is a
 * credential, so it stays in this process's memory, and for ten seconds only. What failed is not kept: it may be tried again.
 */
export function shareIntent(key: string, work: () => Promise<{ url: string }>): Promise<{ url: string }> {
  const shared = running.get(key);
  if (shared) return shared;
  const started = work();
  running.set(key, started);
  started.then(
    () => setTimeout(() => running.delete(key), keepMs).unref(),
    () => running.delete(key),
  );
  return started;
}
