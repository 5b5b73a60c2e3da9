type Sent = Record<string, string>;

/** A form, what is sent with it, and the fields at which something is wrong. */
export const FAULTS: [string, Sent, string[]][] = [
  [
    "poll open",
    { question: "?", options: "A, B", closes: "soon", opens: "later", range: "5" },
    ["closes", "opens", "options", "range"],
  ],
  [
    "meeting schedule",
    { title: "Call", starts: "soon", ends: "later", zone: "Here", link: "none" },
    ["ends", "link", "starts", "zone"],
  ],
  [
    "meeting schedule",
    { title: "Call", starts: "2025-12-04 14:00", ends: "13:00", registration: "?" },
    ["ends", "registration"],
  ],
  [
    "discussion open",
    { subject: "S", question: "?", closes: "soon", documents: "ftp:x", rooms: "cellar" },
    ["closes", "documents", "rooms"],
  ],
  ["nomination open", { body: "Nobody", direction: "to", closes: "soon", term: "long" }, ["body", "closes", "term"]],
  [
    "statement receive",
    {
      title: "x".repeat(300),
      from: "ETSI",
      purpose: "action",
      deadline: "soon",
      received: "tomorrow",
      contacts: "a@b.org",
      text: "T",
    },
    ["contacts", "deadline", "received", "title"],
  ],
  [
    "statement draft",
    { title: "T", to: "ETSI: all", purpose: "comment", deadline: "yesterday", answers: "99", link: "ftp:x" },
    ["answers", "deadline", "link", "to"],
  ],
  ["remind members", { who: "role", about: "A", at: "soon", role: "guest" }, ["at", "role"]],
  ["remind me", { about: " ", at: "soon" }, ["about", "at"]],
  [
    "document submit",
    { title: "T", link: "none", meeting: "99", announcement: "99" },
    ["announcement", "link", "meeting"],
  ],
  ["matter raise", { title: " ", bodies: " ; " }, ["bodies", "title"]],
  [
    "report draft",
    { kind: "progress-report", to: "TSAG", from: "soon", until: "in 2 days", meeting: "99" },
    ["from", "meeting", "until"],
  ],
  [
    "roadmap add",
    { title: "T", body: "ETSI", date: "soon", link: "ftp:x", contact: "99" },
    ["contact", "date", "link"],
  ],
  ["organization add", { name: " ", country: "Korrea" }, ["country", "name"]],
  ["activity record", { event: "active", by: " ", on: "tomorrow" }, ["by", "on"]],
  [
    "register",
    { organization: "ETSI", category: "guest", country: "Korrea", email: "none" },
    ["category", "country", "email"],
  ],
];
