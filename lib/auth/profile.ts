import { z } from "zod";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

const known = (isKnown: (value: string) => unknown) => (value: string) => {
  try {
    return value === "" || Boolean(isKnown(value));
  } catch {
    return false; // RangeError: no such locale, no such zone
  }
};
const text = (longest: number) => z.string().trim().max(longest);

const Profile = z.object({
  name: text(200),
  locale: text(35).refine(known((tag) => Intl.DateTimeFormat.supportedLocalesOf(tag).length)),
  timeZone: text(64).refine(known((timeZone) => new Intl.DateTimeFormat("en", { timeZone }))),
});

/**
 * What a person says about themselves. Empty: as the browser says.
 * @throws {AppError} invalid_input for a locale or a time zone that does not exist
 */
export async function saveProfile(userId: string, input: unknown): Promise<void> {
  const { data } = Profile.safeParse(input);
  if (!data) throw new AppError("invalid_input");
  const { name, locale, timeZone } = data;
  await db().user.update({
    where: { id: userId },
    data: { name: name || null, locale: locale || null, timeZone: timeZone || null },
  });
}
