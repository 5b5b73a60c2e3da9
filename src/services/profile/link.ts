import { newCode } from "#core/contract/code.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import {
  type AccountInLink,
  accountInLink,
  addLink,
  changeLink,
  lockLinkOfCode,
  setTries,
  triesOf,
} from "#db/queries/link.ts";
import { lockPerson } from "#db/queries/registration.ts";
import { appendPost } from "#db/queries/work.ts";
import { hashOfCode } from "../activity/claim.ts";

const CODE_GROUPS = 3;
const GOOD_FOR = { minutes: 10 };
const TRIES = 5;

export type LinkStep =
  | { step: "code"; code: string; own: AccountInLink }
  | { step: "wrong"; left: number }
  | { step: "typed"; link: number; maker: AccountInLink; typer: AccountInLink; persons: Persons };
type Persons = { into: number; from: number };

/** A code for another account of the same person: single use, ten minutes, kept as a hash. */
export async function makeLinkCode(ctx: PersonContext): Promise<LinkStep> {
  const { actor, chance, db, now } = ctx;
  if (!(await lockPerson(db, actor.person))) throw meanwhile();
  const code = newCode(chance, CODE_GROUPS);
  const made = { codeHash: hashOfCode(code), makerId: actor.person, makerAccountId: actor.account, madeAt: now };
  const link = await addLink(db, { ...made, expiresAt: now.add(GOOD_FOR) });
  await ctx.record({ what: "link code made", ids: { link } });
  return { step: "code", code, own: await named(ctx, actor.account) };
}

/** The code on the other account: both are named to both, and nothing is linked before both have confirmed. */
export async function typeLinkCode(ctx: PersonContext, code: string): Promise<LinkStep> {
  const { actor, db, now } = ctx;
  const { tries, since } = await triesOf(db, actor.person, now);
  const counted = Temporal.Instant.compare(now, since.add(GOOD_FOR)) < 0 ? tries : 0;
  if (counted >= TRIES) throw tooOften();
  const found = await lockLinkOfCode(db, hashOfCode(code), now);
  if (!found) {
    await setTries(db, actor.person, counted + 1, counted === 0 ? now : since);
    await ctx.record({ what: "wrong link code", ids: { person: actor.person } });
    return { step: "wrong", left: TRIES - counted - 1 };
  }
  if (found.makerId === actor.person) throw sameAccount(ctx);
  await setTries(db, actor.person, 0, now);
  await changeLink(db, found.id, {
    typerId: actor.person,
    typerAccountId: actor.account,
    expiresAt: now.add(GOOD_FOR),
    state: "typed",
  });
  await ctx.record({ what: "link code typed", ids: { link: found.id } });
  const to = { accountId: found.makerAccountId };
  const post = { activityId: ctx.activity.id, to, notice: "link typed", about: { link: found.id }, runAt: now };
  await appendPost(db, post);
  const maker = await named(ctx, found.makerAccountId);
  const persons = { into: found.makerId, from: actor.person };
  return { step: "typed", link: found.id, maker, typer: await named(ctx, actor.account), persons };
}

async function named({ db }: PersonContext, accountId: number): Promise<AccountInLink> {
  const found = await accountInLink(db, accountId);
  if (!found) throw meanwhile();
  return found;
}

const meanwhile = () =>
  new Problem({
    code: "conflict",
    message: "Your accounts were changed just now; nothing was linked.",
    hint: "Please try again.",
  });

const tooOften = () =>
  new Problem({
    code: "forbidden",
    message: "Too many wrong codes were typed here.",
    hint: "Wait ten minutes, then make a new code on the other account.",
    field: "code",
  });

const sameAccount = ({ prefix }: PersonContext) =>
  new Problem({
    code: "invalid",
    message: "This code was made by you, and this account is yours already.",
    hint: `Type it on your other account: ${prefix}profile show lists those that are linked.`,
    field: "code",
  });
