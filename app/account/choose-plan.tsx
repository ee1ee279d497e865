import { PageLink } from "../_ui/page-link";

/** To the plans, for who has none. */
export function ChoosePlan() {
  return (
    <PageLink href="/pricing" className="button button-primary max-sm:w-full">
      Choose a plan
    </PageLink>
  );
}
