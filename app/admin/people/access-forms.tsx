import { Role } from "@/generated/prisma/enums";
import type { CurrentUser } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { inWords } from "@/lib/words/in-words";
import { ActionForm } from "../../_ui/action-form";
import { SubmitButton } from "../../_ui/submit-button";
import { changeAccount, changeRole } from "./actions";

type Props = {
  actor: CurrentUser;
  person: { id: string; email: string; role: Role; disabledAt: Date | null };
  /** Where the forms stand, and lead back to. */
  page: "people" | "customer";
};

/** Role and access of somebody, for who may change them; nothing for others. */
export function AccessForms({ actor, person, page }: Props) {
  const selectId = `role-${person.id}`;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
      {may(actor, "change_roles") && (
        <ActionForm action={changeRole}>
          <input type="hidden" name="userId" value={person.id} />
          <input type="hidden" name="page" value={page} />
          <div className="flex items-center gap-2">
            <label htmlFor={selectId} className="sr-only">
              Role of {person.email}
            </label>
            <select id={selectId} name="role" defaultValue={person.role} className="input">
              {Object.values(Role).map((role) => (
                <option key={role} value={role}>
                  {inWords(role)}
                </option>
              ))}
            </select>
            <SubmitButton look="secondary" pendingLabel="Changing…" className="whitespace-nowrap">
              Change role<span className="sr-only"> of {person.email}</span>
            </SubmitButton>
          </div>
        </ActionForm>
      )}
      {may(actor, "disable_accounts") && (
        <ActionForm action={changeAccount}>
          <input type="hidden" name="userId" value={person.id} />
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="isDisabled" value={person.disabledAt ? "no" : "yes"} />
          <SubmitButton look="link" pendingLabel={person.disabledAt ? "Enabling…" : "Disabling…"}>
            {person.disabledAt ? "Enable account" : "Disable account"}
            <span className="sr-only"> of {person.email}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
