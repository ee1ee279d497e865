import type { Account } from "../core/account";

/** Lists that Stripe shows in an object only when they are expanded, and that are kept elsewhere. */
const derived: Record<string, Record<string, (account: Account, id: string) => object[]>> = {
  charge: { refunds: (account, id) => account.all("refund").filter(({ charge }) => charge === id) },
  customer: {
    sources: () => [],
    subscriptions: (account, id) => account.subscriptionsOf(id).filter(({ status }) => status !== "canceled"),
    tax_ids: (account, id) => account.all("tax_id").filter(({ customer }) => customer === id),
  },
};

/** The object with those of its derived lists that are asked for, newest entry first. */
export function withDerived(account: Account, object: object, asked: string[]): object {
  const { object: kind, id } = object as { object?: string; id?: string };
  const lists = derived[kind ?? ""];
  if (!lists || !id || !asked.length) return object;
  const shown = Object.entries(lists).filter(([field]) => asked.some((path) => path.split(".")[0] === field));
  const added = shown.map(([field, read]) => {
    const data = read(account, id).reverse();
    return [
      field,
      { object: "list", data: data.slice(0, 10), has_more: data.length > 10, url: `/v1/${kind}s/${id}/${field}` },
    ];
  });
  return { ...object, ...Object.fromEntries(added) };
}
