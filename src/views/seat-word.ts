/** Who has a seat, as a word to count them with. */
export function seatWord({ per, visibility }: { per: "person" | "organization"; visibility: string }): string {
  if (visibility === "co-chairs") return "officer";
  return per === "person" ? "member" : "organization";
}
