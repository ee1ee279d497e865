import type { ListedEvent } from "@/lib/webhooks/list-events";
import { odditiesOf } from "@/lib/webhooks/oddities";
import { Badge } from "../../_ui/badge";

/** What failed, how often it came, and what is not as it should be. Nothing for an event like any other. */
export function EventMarks({ event }: { event: ListedEvent }) {
  const oddities = odditiesOf(event);
  if (!event.error && event.deliveries === 1 && oddities.length === 0) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {event.error && <code className="font-mono">{event.error}</code>}
      {event.deliveries > 1 && <span className="text-muted">delivered {event.deliveries} times</span>}
      {oddities.map((words) => (
        <Badge key={words} word={words} tone="attention" />
      ))}
    </span>
  );
}
