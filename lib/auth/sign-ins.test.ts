import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { tokenHash } from "./find-session";
import { listSignIns } from "./sign-ins";

it("tells the browser that asks from the others, and hands out no token", async () => {
  const user = await newUser();
  const [own, elsewhere] = [randomUUID(), randomUUID()];
  const expires = new Date(Date.now() + 60_000);
  const data = [own, elsewhere].map((token) => ({ userId: user.id, sessionToken: tokenHash(token), expires }));
  const [mine] = await db().session.createManyAndReturn({ data });
  const { signIns } = await listSignIns(user.id, own);
  expect(signIns).toHaveLength(2);
  expect(signIns.filter(({ isThisOne }) => isThisOne).map(({ id }) => id)).toEqual([mine?.id]);
  expect(JSON.stringify(signIns)).not.toContain(tokenHash(own));
  expect((await listSignIns(user.id)).signIns.some(({ isThisOne }) => isThisOne)).toBe(false);
});
