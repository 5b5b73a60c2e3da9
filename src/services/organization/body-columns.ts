type Named = { name: string; body: string | null; group: string | null };

const IN_A_SECTOR = /^(ITU-[RTD]) (\S.*)$/;

/** Body and group, as the lists of contacts have them: "ITU-T" and "SG21" for ITU-T SG21, unless an officer said which. */
export function bodyColumns({ name, body, group }: Named): [body: string, group: string] {
  if (body !== null || group !== null) return [body ?? name, group ?? ""];
  const [, sector = name, inIt = ""] = IN_A_SECTOR.exec(name) ?? [];
  return [sector, inIt];
}
