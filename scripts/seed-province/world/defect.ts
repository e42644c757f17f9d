/**
 * What is planted so that finding it can be measured. The manifest counts each and names where:
 * citizens by personal ID, vehicles by plate, certificates by serial, parcels by parcel id.
 */
export const DEFECTS = {
  CHILD_NOT_IN_RESIDENCE_FILE: 'a child with a birth entry that stands in no residence file',
  ADOPTED_CHILD: 'no defect: a child whose household is that of the adopting parents',
  DECEASED_CHILD: 'no defect: a child that died and was rightly taken out of the residence file',
  MOVED_CHILD: 'no defect: a child whose residence was moved to another province',
  DATE_OF_BIRTH_CONFLICT: 'the civil registry and the population register give two dates of birth',
  NAME_CONFLICT: 'the civil registry and the population register give two names',
  AMENDED_BIRTH_ENTRY: 'no defect: a birth entry whose name was changed by an amendment',
  DUPLICATE_BIRTH_ENTRY: 'two birth entries carry the same personal ID',
  CHILD_UNDER_GUARDIANSHIP:
    'no defect: a child whose guardian is an adult of its household other than its parents',
  DEATH_NOT_REGISTERED: 'a death that the population register knows and the civil registry does not',
  EXPIRED_IDENTITY_CARD: 'the identity card has expired, on the day that `asOf` names',
  DECEASED_VEHICLE_OWNER: 'a vehicle is still registered to a person who died',
  DECEASED_LAND_HOLDER: 'a land certificate still names a person who died',
  VEHICLE_FILE_ELSEWHERE: 'the original file of a vehicle lies in another province',
  INSPECTION_MISMATCH: 'an inspection carries the chassis number of a vehicle, but another engine number',
  ORGANISATION_OWNER: 'no defect: a vehicle that belongs to an organisation',
  REVOKED_VEHICLE: 'no defect: a vehicle whose registration and plate were withdrawn',
  HELD_PLATE: 'no defect: an identification plate that is kept for the owner of a vehicle that was withdrawn',
  FORMER_LAND_HOLDER: 'no defect: a certificate that also names whom the land was had from',
  HOUSEHOLD_HOLDER: 'no defect: a certificate of a household, by its representative',
  COMMUNITY_HOLDER: 'no defect: a certificate of a community of residents',
  REPLACED_CERTIFICATE: 'no defect: a certificate in whose place another was issued',
  UNVERIFIED_BULK_ENTRY: 'a land certificate entered unverified, in one second with hundreds of others',
  DIRTY_SERIAL: 'a certificate serial that was typed with other separators or letter case',
  LEGACY_PURPOSE: 'a parcel with a purpose of the list before 2024',
  ENDED_PARCEL: 'no defect: a parcel that ended when another was split off it',
  UNDECIDED_HAMLET: 'a parcel of a split commune whose hamlet does not say which new one it is in',
  AMBIGUOUS_PARCEL: 'sheet and number name two parcels of one commune since the merger',
} as const;

export type Defect = keyof typeof DEFECTS;
