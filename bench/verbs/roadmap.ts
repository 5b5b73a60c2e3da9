import { about, byVoter, type Step, says, type Verbs, voter } from "./verb.ts";

const added =
  (verb: string): Step =>
  (n) => ({
    text: `roadmap add body:ITU-T group:SG21 number:F.${verb}.${n} title:"Requirements for avatars, part ${n}"`,
  });

export const roadmap: Verbs = {
  "roadmap add": { call: added("1") },
  "roadmap edit": { before: [added("2")], call: about("roadmap edit entry:# status:draft date:2025-07") },
  "roadmap export": { before: [added("3")], call: says("roadmap export") },
  "roadmap import": {
    call: (n) => ({ text: `roadmap import table:"Body;Title;Status\nKhronos;Format ${n};published"` }),
  },
  "roadmap list": { before: [added("4")], call: byVoter("roadmap list") },
  "roadmap overlaps": { before: [added("8")], call: byVoter("roadmap overlaps") },
  "roadmap raise": {
    before: [added("9"), (n) => ({ text: `roadmap add body:ETSI title:"Avatars of call ${n}"` })],
    call: (_, made) => ({ text: `roadmap raise entries:"${made.join("; ")}"` }),
  },
  "roadmap search": { before: [added("5")], call: byVoter('roadmap search words:"avatar"') },
  "roadmap show": { before: [added("6")], call: about("roadmap show entry:#", voter) },
  "roadmap verify": { before: [added("7")], call: about("roadmap verify entries:#") },
};
