import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop } from "../contract/shop";
import { clientOf, newKey } from "../contract/target";
import { operations } from "../operations";
import definitions from "../schemas/params.json" with { type: "json" };
import type { Definitions, Schema } from "../schemas/schema";
import { type LocalStripe, startLocalStripe } from "../server";
import { oneOfEach } from "../testing/one-of-each";
import { toForm } from "../testing/to-form";

let server: LocalStripe;
let known: (name: string) => string[];
const key = newKey();
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
  const target = { stripe: clientOf(server, key), isReal: false, close: server.close };
  await openShop(target);
  known = await oneOfEach(target.stripe);
});
afterAll(() => server.close());

const cursors = ["limit", "starting_after", "ending_before", "expand"];
const filters = operations
  .filter(({ route, params }) => route.startsWith("GET") && /List\w*Params$/.test(params))
  .flatMap(({ route, params }) => {
    const { properties = {} } = (definitions as Definitions)[params] ?? {};
    return Object.entries(properties)
      .filter(([name]) => !cursors.includes(name))
      .flatMap(([name, schema]) => valuesOf(schema).map((value) => ({ route, filter: { [name]: value }, name })));
  });

/** Values of which nothing there can be; of a few, those of which something may be are among them. */
function valuesOf({ type, enum: some, properties, anyOf }: Schema): unknown[] {
  if (anyOf) return [{ gt: 3_000_000_000 }];
  if (some) return some;
  if (type === "boolean") return [true, false];
  if (type === "array") return [["nothing"]];
  if (!properties) return ["nothing"];
  return Object.entries(properties).flatMap(([name, part]) => valuesOf(part).map((value) => ({ [name]: value })));
}

/** Cards are listed of somebody only. */
const always = (route: string) => (route === "GET /v1/payment_methods" ? { customer: known("customer")[0] } : {});

const idsOf = async (route: string, filter: object): Promise<string[]> => {
  const path = route.slice("GET ".length).replace(/\{(\w+)\}/, (_, name: string) => known(name)[0] ?? "");
  const answer = await fetch(`${server.url}${path}?${toForm({ limit: 100, ...always(route), ...filter })}`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  const { data, error } = (await answer.json()) as { data?: { id: string }[]; error?: { code: string } };
  expect(error?.code ?? "resource_missing").toBe("resource_missing");
  return (data ?? []).map(({ id }) => id);
};

describe("A list", () => {
  const names = [...new Set(filters.map(({ route, name }) => `${route} ${name}`))];
  it.each(names)("heeds %s", async (named) => {
    const asked = filters.filter(({ route, name }) => `${route} ${name}` === named);
    const route = asked[0]?.route ?? "";
    const all = await idsOf(route, {});
    expect(all).not.toEqual([]);
    const found = await Promise.all(asked.map(({ filter }) => idsOf(route, filter)));
    expect(found.some((ids) => ids.length < all.length)).toBe(true);
    // a parameter inside another: each of them
    const heedless = asked.filter(
      ({ filter }, index) => found[index]?.length === all.length && JSON.stringify(filter).includes("nothing"),
    );
    expect(heedless).toEqual([]);
  });
});
