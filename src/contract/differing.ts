/** Of what is said now, what was not so before, field by field. */
export function differing<Said extends object>(before: object, said: Said): Partial<Said> {
  const others = Object.entries(said).filter(
    ([name, value]) => value !== undefined && written(Reflect.get(before, name)) !== written(value),
  );
  return Object.fromEntries(others) as Partial<Said>;
}

const written = (value: unknown) => JSON.stringify(value);
