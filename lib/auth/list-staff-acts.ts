import type { Prisma } from "@/generated/prisma/client";
import type { Role } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import { decodeCursor, keyset, type Page, type Position, pageOf } from "@/lib/db/keyset";
import { actsAboutSql, type Whom } from "./acts-about";
import { type Actor, readActions, type StaffAction } from "./admin-event";
import { requirePermission } from "./permissions";

export type ListedAct = {
  id: string;
  action: string; // a StaffAction, or one of an older release
  by: string | null; // their address; null: the system, an operator, or somebody erased
  byRole: Role | null;
  subjectType: string | null;
  subjectId: string | null;
  before: Prisma.JsonValue;
  after: Prisma.JsonValue;
  networkAddress: string | null;
  userAgent: string | null;
  at: Date;
};

const include = { actor: { select: { email: true } } } as const;
type Row = Prisma.AdminEventGetPayload<{ include: typeof include }>;

const mostShown = 20;

/**
 * What staff did about a person, the newest first; that they opened the portal for them, too, and that the person reported
 * a visit as not their own.
 * @param ids the person's: of their user and of their customer
 * @throws {AppError} not_found for anyone but staff
 */
export async function listStaffActs(actor: Actor, ids: string[]): Promise<ListedAct[]> {
  requirePermission(actor, "read_admin");
  const visits = await db().portalSession.findMany({
    where: { userId: { in: ids }, reason: { not: null } },
    select: { id: true },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: mostShown,
  });
  const opened = { subjectType: "portal_session", subjectId: { in: visits.map(({ id }) => id) } };
  const acts = await db().adminEvent.findMany({
    where: {
      OR: [
        { subjectType: { in: ["user", "customer"] }, subjectId: { in: ids } },
        { ...opened, action: "portal_opened_for" },
        { actorId: { in: ids }, action: "visit_reported" },
      ],
    },
    include,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: mostShown,
  });
  return acts.map(listedOf);
}

export type ActFilters = {
  /** The id of who did it. */
  by?: string;
  action?: StaffAction;
  withoutReads?: boolean;
  /** Whom or what it was about (acts-about). */
  about?: Whom;
  from?: Date; // inclusive
  to?: Date; // exclusive
};

const pageSize = 50;

/**
 * A page of all that anybody of the staff did, the newest first.
 * @throws {AppError} not_found for anyone but an admin
 */
export async function listAllActs(
  actor: Actor,
  { about, ...filters }: ActFilters = {},
  cursor?: string,
): Promise<Page<ListedAct>> {
  requirePermission(actor, "read_staff_acts");
  const position = decodeCursor(cursor);
  const { where, orderBy, take } = keyset(position, pageSize, "at");
  const narrowed = about ? await idsAbout(about, filters, position, take) : whereOf(filters);
  const found = await db().adminEvent.findMany({ where: { AND: [narrowed, where] }, include, orderBy, take });
  const page = pageOf(found, position, pageSize, "at");
  return { ...page, rows: page.rows.map(listedOf) };
}

async function idsAbout(about: Whom, filters: ActFilters, position: Position | null, limit: number) {
  const found = await db().$queryRaw<{ id: string }[]>(actsAboutSql(about, filters, position, limit));
  return { id: { in: found.map(({ id }) => id) } };
}

function whereOf({ by, action, withoutReads, from, to }: ActFilters): Prisma.AdminEventWhereInput {
  return { actorId: by, action: withoutReads ? { notIn: [...readActions] } : action, at: { gte: from, lt: to } };
}

function listedOf(row: Row): ListedAct {
  return {
    id: row.id,
    action: row.action,
    by: row.actor?.email ?? null,
    byRole: row.actorRole,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    before: row.before,
    after: row.after,
    networkAddress: row.networkAddress,
    userAgent: row.userAgent,
    at: row.at,
  };
}
