/** The two lists, as people pick them. */
export const LISTS = [
  { value: "itu-group", label: "ITU groups" },
  { value: "outside-body", label: "Outside bodies" },
] as const;
