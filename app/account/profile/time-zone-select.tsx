import type { Reader } from "@/lib/auth/reader";
import { Select } from "../../_ui/select";

/** Every time zone by its city, below its continent; what was kept before under another name stays a choice. */
export function TimeZoneSelect({ chosen, reader }: { chosen: string | null; reader: Reader }) {
  const known = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])];
  const zones = chosen && !known.includes(chosen) ? [...known, chosen] : known;
  const areas = [...new Set(zones.map(areaOf))];
  return (
    <Select name="timeZone" label="Time zone" defaultValue={chosen ?? ""}>
      <option value="">{chosen ? "My browser’s" : `My browser’s: ${cityOf(reader.timeZone)}`}</option>
      {areas.map((area) => (
        <optgroup key={area} label={area}>
          {zones
            .filter((zone) => areaOf(zone) === area)
            .map((zone) => (
              <option key={zone} value={zone}>
                {cityOf(zone)}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}

const areaOf = (zone: string) => (zone.includes("/") ? (zone.split("/")[0] ?? "") : "Other");

/** "America/Argentina/Buenos_Aires" → "Buenos Aires, Argentina" */
const cityOf = (zone: string) =>
  (zone.includes("/") ? zone.split("/").slice(1).reverse().join(", ") : zone).replaceAll("_", " ");
