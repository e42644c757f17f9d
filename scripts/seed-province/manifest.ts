import type { Block } from './world/block.ts';
import { AMBIGUOUS_KEY } from './world/build-certificates.ts';
import { DEFECTS, type Defect } from './world/defect.ts';
import { DEMO_CITIZENS } from './world/demo-citizens.ts';
import type { LandCertificate } from './world/land-certificate.ts';
import type { Vehicle } from './world/vehicle.ts';
import type { World, WorldOptions } from './world/world.ts';

/** What was planted in a province, so that recall can be measured. */
export interface Manifest extends WorldOptions {
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
  return { ...options, defects: Object.fromEntries(defects) as unknown as Manifest['defects'], demoCitizens };
}

type Found = Record<Defect, string[]>;

function collect(found: Found, block: Block): void {
  for (const { id, defects } of block.people) for (const defect of defects) found[defect].push(id);
  for (const vehicle of block.vehicles) collectVehicle(found, vehicle);
  for (const certificate of block.certificates) collectCertificate(found, certificate);
}

function collectVehicle(found: Found, { plate, owner, transfer, inspection, engine }: Vehicle): void {
  if (owner.died !== null) found.DECEASED_VEHICLE_OWNER.push(plate);
  if (transfer) found.VEHICLE_FILE_ELSEWHERE.push(plate);
  if (inspection && inspection.engine !== engine) found.INSPECTION_MISMATCH.push(plate);
}

function collectCertificate(found: Found, { serial, serialAsWritten, holders, bulk }: LandCertificate): void {
  if (holders.some(({ died }) => died !== null)) found.DECEASED_LAND_HOLDER.push(serial);
  if (bulk) found.UNVERIFIED_BULK_ENTRY.push(serial);
  if (serialAsWritten !== serial) found.DIRTY_SERIAL.push(serial);
}

function collectTwins(twins: Map<string, string[]>, { certificates }: Block): void {
  for (const { id, unit, sheet, number } of certificates.flatMap(({ parcels }) => parcels)) {
    if (sheet !== AMBIGUOUS_KEY.sheet) continue;
    const key = `${unit} ${number}`;
    const parcels = twins.get(key);
    if (parcels) parcels.push(id);
    else twins.set(key, [id]);
  }
}
