import { env } from "@/lib/env";
import { PageLink } from "./_ui/page-link";
import { Specimen } from "./specimen";

const points = [
  ["See where you stand", "Your plan, what it costs, when it renews, and the card it is paid with."],
  ["Change it yourself", "Switch, cancel, take it back, replace the card, fetch a bill. No mail, no waiting."],
  ["Know what happened", "Each visit is kept: when it was, what you changed, and what it was before."],
] as const;

/** What this is, and the one way in. */
export default function Home() {
  return (
    <div className="mx-auto grid max-w-page gap-10 lg:max-w-5xl lg:grid-cols-2 lg:items-center lg:gap-x-16 lg:py-8">
      <div className="grid justify-items-start gap-5">
        <h1 className="font-semibold text-xl tracking-tight">Your subscription, in your own hands</h1>
        <p className="max-w-prose text-lg text-muted">
          The billing pages of {env().BRAND_NAME}: everything you pay for in one calm place, and every change you made.
        </p>
        <PageLink href="/account" className="button button-primary max-sm:w-full">
          Open your billing
        </PageLink>
      </div>
      <Specimen />
      <dl className="grid gap-6 border-line border-t pt-8 sm:grid-cols-3 lg:col-span-2">
        {points.map(([title, text]) => (
          <div key={title} className="grid content-start gap-1">
            <dt className="font-medium">{title}</dt>
            <dd className="text-muted text-sm">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
