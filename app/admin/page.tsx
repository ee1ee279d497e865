import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { findStaffHealth } from "@/lib/jobs/staff-health";
import { operatorLine } from "@/lib/portal/operator-lines";
import { listCancelComments } from "@/lib/session-logs/list-comments";
import { readOverview, total } from "@/lib/session-logs/overview";
import { overviewRanges, spansOf } from "@/lib/session-logs/overview-range";
import { momentText } from "@/lib/session-logs/time-range";
import { Card } from "../_ui/card";
import { flowWords } from "../_ui/flow-words";
import { PageTitle } from "../_ui/page-title";
import { BarChart } from "./overview/bar-chart";
import { CancellationsCard } from "./overview/cancellations-card";
import { ConfigurationTable } from "./overview/configuration-table";
import { counted } from "./overview/counted";
import { Figures } from "./overview/figures";
import { GroupTable } from "./overview/group-table";
import { HealthCard } from "./overview/health-card";
import { LineChart } from "./overview/line-chart";
import type { LogOf } from "./overview/log-of";
import { outcomeSeries, spanNames, stateSeries, stateTotals, timeSeries } from "./overview/overview-series";
import { RangeForm, rangeWords } from "./overview/range-form";
import { ShareList } from "./overview/share-list";
import { logAddress } from "./sessions/log-address";

export const metadata: Metadata = { title: "Overview" };

/** How the portal is doing: pictures first, each with its table. */
export default async function OverviewPage({ searchParams }: PageProps<"/admin">) {
  const actor = await requireStaff("/admin");
  const params = await searchParams;
  const range = overviewRanges.find((one) => one === params.range) ?? "30d";
  const flow = typeof params.flow === "string" && /^\w{1,64}$/.test(params.flow) ? params.flow : "";
  const asked = flow || undefined;
  const [overview, comments, health, forReader] = await Promise.all([
    readOverview(actor, range, asked),
    listCancelComments(actor, { from: spansOf(range, new Date()).starts[0], flow: asked }),
    findStaffHealth(actor),
    reader(),
  ]);
  const spans = spanNames(overview);
  const { sessions, returned, failed } = stateTotals(overview.whole.states);
  const changes = total(overview.whole.outcomes);
  const during = `in ${rangeWords[range]}`;
  const from = momentText(overview.from, forReader.timeZone);
  const logOf: LogOf = (values) => logAddress({ from, flow, ...values });
  return (
    <div className="grid grid-cols-1 gap-6 [&_header]:mb-0">
      <PageTitle lead="Days are counted in UTC; today is counted up to this moment.">Overview</PageTitle>
      <RangeForm range={range} flow={flow} />
      <Figures overview={overview} logOf={logOf} />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <BarChart
          title="Sessions"
          summary={`${counted(sessions)} sessions ${during}: ${counted(returned)} returned from, ${counted(failed)} failed.`}
          spans={spans}
          series={stateSeries(overview)}
        />
        <BarChart
          title="Changes"
          summary={`${counted(changes)} changes at Stripe ${during}, on the day of the session they are attributed to.`}
          spans={spans}
          series={outcomeSeries(overview)}
        />
        <LineChart
          title="Time at Stripe"
          summary={`Half of the calls were answered within about ${overview.whole.p50 ?? "–"} ms, 95 % within about ${overview.whole.p95 ?? "–"} ms. Read from counts by steps, so up to a quarter off.`}
          spans={spans}
          series={timeSeries(overview)}
          unit=" ms"
        />
        <HealthCard health={health} reader={forReader} />
        <Card title="By what it was opened for">
          <GroupTable
            caption="Sessions by what they were opened for"
            first="Opened for"
            groups={overview.flows}
            hrefOf={(name) => logOf({ flow: name })}
            nameOf={(name) => flowWords(name === "none" ? null : name)}
          />
        </Card>
        <Card title="By configuration">
          <ConfigurationTable groups={overview.configurations} during={during} logOf={logOf} />
        </Card>
        <Card title="What failed or was denied">
          {overview.errors.size === 0 && <p className="text-muted">Nothing {during}.</p>}
          <ShareList
            counts={overview.errors}
            wordsOf={(code) => code}
            hrefOf={(code) => logOf({ error: code })}
            noteOf={operatorLine}
            fill="fill-failed"
          />
        </Card>
        <CancellationsCard reasons={overview.reasons} comments={comments} logOf={logOf} reader={forReader} />
      </div>
    </div>
  );
}
