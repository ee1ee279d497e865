import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { firstBreach } from "./breach";
import definitions from "./objects.json" with { type: "json" };
import type { Definitions } from "./schema";

const schema = (type: string) => (definitions as Definitions)[type] ?? {};
const breachOf = (value: unknown, type: string) => firstBreach(value, schema(type), definitions as Definitions);

const product = {
  id: "prod_1",
  object: "product",
  active: true,
  created: 1,
  default_price: null,
  description: null,
  images: [],
  livemode: false,
  marketing_features: [{ name: "More" }],
  metadata: { a: "b" },
  name: "Pro",
  package_dimensions: null,
  shippable: null,
  tax_details: null,
  type: "service",
  updated: 1,
  url: null,
};

describe("firstBreach", () => {
  const ajv = new Ajv({ allowUnionTypes: true }).addSchema({ $id: "stripe", definitions });
  const isValid = ajv.getSchema("stripe#/definitions/Product");

  it.each([
    ["as it should be", {}],
    ["without a field that must be there", { name: undefined }],
    ["with a field nobody knows", { colour: "red" }],
    ["with a text for a number", { created: "1" }],
    ["with a value the enum does not have", { type: "thing" }],
    ["with nothing where nothing may be", { url: null }],
    ["with nothing where something must be", { active: null }],
    ["with a wrong entry in a list", { images: [1] }],
    ["with a wrong field deep inside", { marketing_features: [{ name: 1 }] }],
    ["with a wrong value in a map", { metadata: { a: 1 } }],
    ["with an id or null where either may be", { default_price: "price_1" }],
    ["with an expanded object where it may be", { default_price: { object: "price" } }],
  ])("judges a product %s as ajv does", (_, change) => {
    const value = JSON.parse(JSON.stringify({ ...product, ...change }));
    expect(breachOf(value, "Product") === undefined).toBe(isValid?.(value));
  });

  it("names the place", () => {
    expect(breachOf({ ...product, marketing_features: [{ name: 1 }] }, "Product")).toBe(
      "/marketing_features/0/name must be string",
    );
  });
});
