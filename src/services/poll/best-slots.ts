type Counted = { yes: number; ifNeeded: number };

/** The slots most can come to, if needed included, and of these the ones with most that say yes; by index. None where nobody can. */
export function bestSlots(slots: Counted[]): number[] {
  const most = Math.max(0, ...slots.map(can));
  if (most === 0) return [];
  const open = slots.flatMap((slot, index) => (can(slot) === most ? [{ ...slot, index }] : []));
  const surest = Math.max(...open.map(({ yes }) => yes));
  return open.filter(({ yes }) => yes === surest).map(({ index }) => index);
}

const can = ({ yes, ifNeeded }: Counted) => yes + ifNeeded;
