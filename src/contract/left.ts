type Post = { number: number; body: string; direction: "to" | "from" };
/** What stopped being somebody's with their membership. `vacant`: no nominee is left. */
export type Left = {
  statements: { number: number; title: string; sender: string }[];
  nominations: (Post & { vacant: boolean })[];
  offices: Post[];
  /** Announced, and not handed in. */
  documents: { announcement: number; title: string }[];
  /** How many entries of the roadmap have no contact any more. */
  entries: number;
};
