import { type Place, send } from "./form";
import { clients } from "./load";

const seconds = 5;

/** How often a page is answered in a second, while so many ask for it at a time. */
export async function pagesASecond(place: Place, readers: number): Promise<number> {
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
