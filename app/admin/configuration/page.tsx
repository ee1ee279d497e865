import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { compareConfigurations } from "@/lib/portal/compare-configurations";
import { operatorLine } from "@/lib/portal/operator-lines";
import { EmptyState } from "../../_ui/empty-state";
import { PageLink } from "../../_ui/page-link";
import { PageTitle } from "../../_ui/page-title";
import { ConfigurationCard } from "./configuration-card";

export const metadata: Metadata = { title: "Configuration" };

/** What customers may do in the portal: as the repository declares it, and as Stripe has it now. */
export default async function ConfigurationPage() {
  const actor = await requireStaff("/admin/configuration");
  const [comparison, forReader] = await Promise.all([compareConfigurations(actor), reader()]);
  return (
    <div className="grid grid-cols-1 gap-6 [&_header]:mb-0">
      <PageTitle lead="The portal configurations, each for a kind of customer and a currency: as they are declared, and as Stripe has them this moment.">
        Configuration
      </PageTitle>
      {comparison.isRead ? (
        <>
          <Problems problems={comparison.problems} />
          {comparison.configurations.map((configuration) => (
            <ConfigurationCard key={configuration.mark} configuration={configuration} reader={forReader} />
          ))}
        </>
      ) : (
        <EmptyState
          title="Stripe could not be asked"
          action={
            <PageLink href="/admin/configuration" className="button">
              Ask again
            </PageLink>
          }
        >
          <code className="font-mono">{comparison.code}</code>: {operatorLine(comparison.code)} What is declared stands
          in lib/portal/declared-configuration.ts.
        </EmptyState>
      )}
    </div>
  );
}

function Problems({ problems }: { problems: string[] }) {
  if (!problems.length) {
    return <p className="rounded-xl bg-good-soft px-5 py-4 text-good">Everything at Stripe is as declared.</p>;
  }
  return (
    <section className="rounded-xl bg-attention-soft px-5 py-4 text-attention">
      <h2 className="font-medium">
        {problems.length === 1 ? "One thing is not as declared" : `${problems.length} things are not as declared`}
      </h2>
      <ul className="mt-1 list-inside list-disc">
        {problems.map((problem) => (
          <li key={problem} className="break-anywhere">
            {problem}
          </li>
        ))}
      </ul>
    </section>
  );
}
