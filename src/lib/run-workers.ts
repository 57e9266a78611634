/** Runs several of a worker; when all have ended, throws what the first that failed threw. */
export async function runWorkers(workers: number, worker: () => Promise<void>): Promise<void> {
  const all = await Promise.allSettled(Array.from({ length: workers }, worker));
  for (const ended of all) if (ended.status === 'rejected') throw ended.reason;
}
