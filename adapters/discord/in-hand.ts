/** What is being worked on, so that a stop can wait for it. */
export function createInHand() {
  const inHand = new Set<Promise<void>>();
  return {
    add(work: Promise<void>): void {
      inHand.add(work);
      void work.finally(() => inHand.delete(work));
    },
    async finished(withinMs: number): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.allSettled([...inHand]), late]);
      clearTimeout(timer);
    },
  };
}
