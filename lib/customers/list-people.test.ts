import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { findPerson } from "./find-person";
import { listPeople } from "./list-people";

const mark = () => randomBytes(6).toString("hex");
const customer = (userId: string | null, more: object = {}) =>
  db().customer.create({ data: { userId, stripeCustomerId: `cus_${mark()}`, livemode: false, ...more } });
const rename = (id: string, name: string) => db().user.update({ where: { id }, data: { name } });

describe("listPeople", () => {
  it("finds by half an address, half a name, half a billing address, cus_ and our ids", async () => {
    const staff = await newUser({ role: "support" });
    const [ana, half, word] = [await newUser(), mark(), mark()];
    await rename(ana.id, `Ana ${word.toUpperCase()} 100%`);
    const { id, stripeCustomerId } = await customer(ana.id, { email: `Bills.${half}@example.com` });
    const found = async (text: string) => (await listPeople(staff, { text })).rows.map((person) => person.id);
    for (const text of [
      ana.email.slice(4, 20),
      word,
      half.toUpperCase(),
      stripeCustomerId,
      id,
      ana.id,
      `${word} 100%`,
    ]) {
      expect(await found(text), text).toEqual([ana.id]);
    }
    for (const text of [`${word}_100`, "cus_nobody", crypto.randomUUID()]) expect(await found(text)).toEqual([]);
  });

  it("finds who was erased by the customer that is left", async () => {
    const staff = await newUser({ role: "admin" });
    const { id, stripeCustomerId } = await customer(null);
    expect((await listPeople(staff, { text: stripeCustomerId })).rows).toMatchObject([{ id, email: null }]);
    expect(await findPerson(staff, id)).toMatchObject({ id, user: null, customer: { stripeCustomerId } });
  });

  it.each(["", "page-"])("walks everybody once, there and back, while others sign up (text %j)", async (text) => {
    const staff = await newUser({ role: "support" });
    const people = Array.from({ length: 130 }, () => ({ email: `page-${mark()}@example.com` }));
    for (const data of people) await db().user.create({ data });
    const expected = (await db().user.findMany({ orderBy: { id: "desc" } }))
      .filter(({ email }) => email.includes(text))
      .map(({ id }) => id);
    const seen: string[] = [];
    let page = await listPeople(staff, { text });
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id));
      await newUser();
      if (!page.older) break;
      page = await listPeople(staff, { text, cursor: page.older });
    }
    expect(seen).toEqual(expected);
    const back: string[] = page.rows.map(({ id }) => id);
    while (page.newer && back.length < expected.length) {
      page = await listPeople(staff, { text, cursor: page.newer });
      back.unshift(...page.rows.map(({ id }) => id));
    }
    expect(back.slice(-expected.length)).toEqual(expected);
  });

  it("lists what more than a thousand have, by their own names and by those on their bills, newest first", async () => {
    const staff = await newUser({ role: "support" });
    const word = mark();
    await db().$executeRaw`
      INSERT INTO "User" ("id", "email", "name", "updatedAt")
      SELECT uuidv7(), ${word} || n || '@example.com', 'Of Many', now() FROM generate_series(1, 1010) n`;
    const billed = await newUser();
    await customer(billed.id, { name: `Company ${word}` });
    const other = await newUser();
    const first = await listPeople(staff, { text: word });
    expect(first.rows).toHaveLength(50);
    expect(first.rows[0]?.id).toBe(billed.id);
    expect(first.rows.map(({ id }) => id)).not.toContain(other.id);
    const second = await listPeople(staff, { text: word, cursor: first.older ?? "" });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(100);
    expect((await listPeople(staff, { text: word, cursor: second.newer ?? "" })).rows).toEqual(first.rows);
  });

  it("tells customers nothing", async () => {
    const ana = await newUser();
    await expect(listPeople(ana, { text: ana.email })).rejects.toMatchObject({ code: "not_found" });
    await expect(findPerson(ana, ana.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
