/** Wakes whoever waits. What rang since a remembered count is not missed. */
export type Signal = { ring(): void; count(): number; wait(ms: number, since: number): Promise<void> };

export function createSignal(): Signal {
  let rung = 0;
  const waiting = new Set<() => void>();
  return {
    ring() {
      rung += 1;
      for (const wake of waiting) wake();
    },
    count: () => rung,
    wait: (ms, since) =>
      new Promise((resolve) => {
        if (rung !== since) return resolve();
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      }),
  };
}
