import { LAND_USE_PURPOSES_LEGACY } from '../../subgraphs/shared/codelists/land-use-purposes.ts';
import type { Block } from './world/block.ts';
import { dateOf, TODAY } from './world/days.ts';
import { AMBIGUOUS_KEY } from './world/survey-parcel.ts';
import { DEFECTS, type Defect } from './world/defect.ts';
import { DEMO_CITIZENS } from './world/demo-citizens.ts';
import type { LandCertificate, LandParcel } from './world/land-certificate.ts';
import { OLD_PROVINCES } from './world/plan-blocks.ts';
import type { Vehicle } from './world/vehicle.ts';
import type { World, WorldOptions } from './world/world.ts';

/** What was planted in a province, so that recall can be measured. */
export interface Manifest extends WorldOptions {
  /** The province's present day: what has expired or is overdue is so on this day. */
  readonly asOf: string;
  readonly defects: Readonly<Record<Defect, Finding>>;
  readonly demoCitizens: readonly { readonly id: string; readonly story: string }[];
}

export interface Finding {
  readonly meaning: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/** Goes through the whole world; depends on seed and size alone, so it needs no database. */
export function describeWorld(world: World, options: WorldOptions, onBlock: () => void = () => {}): Manifest {
  const found = Object.fromEntries(Object.keys(DEFECTS).map((defect) => [defect, [] as string[]])) as Found;
  const twins = new Map<string, string[]>();
  for (let index = 0; index < world.blocks; index++) {
    const block = world.block(index);
    collect(found, block);
    collectTwins(twins, block);
    onBlock();
  }
  // A key is ambiguous only where both communes have digitised the parcel.
  found.AMBIGUOUS_PARCEL = [...twins.values()].filter((parcels) => parcels.length > 1).flat();
  const defects = Object.entries(DEFECTS).map(([defect, meaning]) => {
    const ids = found[defect as Defect].toSorted();
    return [defect, { meaning, count: ids.length, ids }] as const;
  });
  const demoCitizens = DEMO_CITIZENS.flatMap(({ id, story }) => (story === undefined ? [] : [{ id, story }]));
  return {
    ...options,
    asOf: dateOf(TODAY),
    defects: Object.fromEntries(defects) as unknown as Manifest['defects'],
    demoCitizens,
  };
}

type Found = Record<Defect, string[]>;

function collect(found: Found, block: Block): void {
  for (const { id, defects } of block.people) for (const defect of defects) found[defect].push(id);
  for (const vehicle of block.vehicles) collectVehicle(found, vehicle);
  for (const certificate of block.certificates) collectCertificate(found, certificate);
}

function collectVehicle(found: Found, vehicle: Vehicle): void {
  const { plate, owner, organisation, fileProvince, inspection, engine, revoked } = vehicle;
  if (owner.died !== null) found.DECEASED_VEHICLE_OWNER.push(plate);
  if (organisation) found.ORGANISATION_OWNER.push(plate);
  if (revoked !== null) found.REVOKED_VEHICLE.push(plate);
  if (revoked !== null && vehicle.identificationPlate) found.HELD_PLATE.push(plate);
  if (!OLD_PROVINCES.includes(fileProvince)) found.VEHICLE_FILE_ELSEWHERE.push(plate);
  if (inspection && inspection.engine !== engine) found.INSPECTION_MISMATCH.push(plate);
}

function collectCertificate(found: Found, certificate: LandCertificate): void {
  const { serial, serialAsWritten, holders, bulk, body, former, replaces, parcels } = certificate;
  if (holders.some(({ died }) => died !== null)) found.DECEASED_LAND_HOLDER.push(serial);
  if (bulk) found.UNVERIFIED_BULK_ENTRY.push(serial);
  if (serialAsWritten !== serial) found.DIRTY_SERIAL.push(serial);
  if (former) found.FORMER_LAND_HOLDER.push(serial);
  if (body) found[`${body.kind}_HOLDER`].push(serial);
  if (replaces) found.REPLACED_CERTIFICATE.push(replaces.serial);
  for (const parcel of parcels) collectParcel(found, parcel);
}

function collectParcel(found: Found, { id, unit, purposes, splitFrom }: LandParcel): void {
  if (purposes.some((code) => LAND_USE_PURPOSES_LEGACY.entries.has(code))) found.LEGACY_PURPOSE.push(id);
  if (splitFrom) found.ENDED_PARCEL.push(splitFrom.id);
  if (unit === null) found.UNDECIDED_HAMLET.push(id);
}

function collectTwins(twins: Map<string, string[]>, { certificates }: Block): void {
  for (const { id, unit, sheet, number } of certificates.flatMap(({ parcels }) => parcels)) {
    if (sheet !== AMBIGUOUS_KEY.sheet || unit === null) continue;
    const key = `${unit} ${number}`;
    const parcels = twins.get(key);
    if (parcels) parcels.push(id);
    else twins.set(key, [id]);
  }
}
