import { at, report } from "../faults/harness";
import { clients } from "../faults/load";
import { type Place, send } from "./form";

const seconds = 5;
const readers = 8;

/** How many account pages with their history are made in a second, beside a page of Next's that reads one row. */
export async function accountPage(ours: Place, bare: Place): Promise<void> {
  const rates: { ours: number; bare: number }[] = [];
  for (let round = -1; round < 3; round++) {
    const rate = { ours: await pagesASecond(ours), bare: await pagesASecond(bare) };
    if (round >= 0) rates.push(rate); // before that they warm up
  }
  const ratio = at(
    0.5,
    rates.map((rate) => (100 * rate.ours) / rate.bare),
  );
  report(
    "account pages a second",
    {
      ours: at(
        0.5,
        rates.map((rate) => rate.ours),
      ),
      bare: at(
        0.5,
        rates.map((rate) => rate.bare),
      ),
      ratio: ratio / 100,
    },
    "ratio 0.75",
  );
}

async function pagesASecond(place: Place): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let made = 0;
  await clients(readers, async () => {
    const { status } = await send(place, "GET");
    if (status !== 200) throw new Error(`${place.url} answered with ${status}`);
    made++;
    return performance.now() < end;
  });
  return made / seconds;
}
