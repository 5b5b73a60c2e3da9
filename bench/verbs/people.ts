import { nameOf } from "../load/local-slack.ts";
import { about, byVoter, type JOINING, joining, type Step, says, type Verbs, voter } from "./verb.ts";

type Joining = (typeof JOINING)[number];

const joins =
  (verb: Joining, category: string): Step =>
  (n) => ({
    as: joining(verb, n),
    text: `register organization:"Joining ${verb} ${n}" category:${category} country:KR email:${verb}-${n}@example.org`,
  });
const REGISTERS = (verb: Joining) => joins(verb, "sg-representative");
const CONFIRM = about("member confirm member:#");
const role =
  (how: "give" | "end"): Step =>
  (n) => ({ text: `member role member:"${nameOf(voter(n))}" ${how}:vice-chair` });
const organization = (n: number) => `Organization ${1 + (n % 100)}`;

export const people: Verbs = {
  register: { call: REGISTERS("register") },
  "member approve": { before: [joins("approve", "invited-expert")], call: about("member approve member:#") },
  "member confirm": { before: [REGISTERS("confirm")], call: CONFIRM },
  "member decline": { before: [REGISTERS("decline")], call: about('member decline member:# reason:"Ask your chair."') },
  "member end": {
    before: [REGISTERS("end"), CONFIRM],
    call: about('member end member:# reason:"The term is over."'),
  },
  "member export": { call: says("member export") },
  "member list": { call: byVoter("member list") },
  "member role": { before: [role("give")], call: role("end") },
  "member show": { call: (n) => ({ as: voter(n), text: `member show member:"${nameOf(voter(n))}"` }) },
  "organization add": {
    call: (n) => ({ text: `organization add name:"Body ${n}" list:outside-body body:"ISO/IEC" group:"JTC ${n}"` }),
  },
  "organization designate": {
    before: [REGISTERS("designate"), CONFIRM],
    call: (n, [member]) => ({
      text: `organization designate organization:"Joining designate ${n}" member:${member} document:TD-7`,
    }),
  },
  "organization edit": {
    call: (n) => ({ text: `organization edit organization:"${organization(n)}" body:"Body of call ${n}" group:SG17` }),
  },
  "organization export": { call: says("organization export list:itu-group") },
  "organization list": { call: byVoter("organization list") },
  "profile digest": { call: (n) => ({ as: voter(n), text: `profile digest every:daily hour:${n % 24}` }) },
  "profile edit": { call: byVoter("profile edit zone:Asia/Tokyo quiet:21:30-08:00") },
  "profile export": { call: byVoter("profile export") },
  "profile forget": { call: byVoter("profile forget") },
  "profile link": { call: byVoter("profile link") },
  "profile show": { call: byVoter("profile show") },
};
