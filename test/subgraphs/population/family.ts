import type { Pool } from 'pg';
import { BINH_THUAN, HA_GIANG_1, insert, insertPeople, person, TODAY } from './register.ts';

/** A household of four, the wife's mother known to the register, the husband's parents by ID and by name only. */
export const FAMILY = {
  husband: '008085000001',
  wife: '002187000002',
  daughter: '008310000003',
  son: '008215000004',
  wifesMother: '002155000005',
  /** Has an ID, but stands in no register. */
  husbandsMother: '008156000006',
  /** Declared missing, and formerly in the household. */
  brother: '008090000007',
  grandfather: '008050000008',
  file: 'HS-02524-0001',
} as const;

const HOUSEHOLD = {
  householdNumber: FAMILY.file,
  householdSince: '2012-03-01',
  permanentUnitId: BINH_THUAN,
  permanentAddress: 'Tổ 5',
  permanentSince: '2012-03-01',
};

export async function insertFamily(pool: Pool): Promise<void> {
  await insert(pool, 'household', [
    {
      fileNumber: FAMILY.file,
      headId: FAMILY.husband,
      unitId: BINH_THUAN,
      address: 'Tổ 5',
      since: '2012-03-01',
      sourceSystem: 'RESIDENCE',
    },
  ]);
  await insertPeople(pool, [
    person(FAMILY.husband, 'Nguyễn Văn Hoà', {
      surname: 'Nguyễn',
      middleName: 'Văn',
      givenName: 'Hoà',
      sex: 'MALE',
      dateOfBirth: '1985-04-30',
      ethnicityCode: '04',
      nationalityCode: 'VN',
      motherId: FAMILY.husbandsMother,
      spouseId: FAMILY.wife,
      relationToHeadCode: '01',
      cardIssuedOn: '2021-05-01',
      cardIssuerCode: 'C06',
      cardExpiresOn: TODAY,
      cardStatus: 'VALID',
      ...HOUSEHOLD,
    }),
    person(FAMILY.wife, 'Giàng Thị Mỷ', {
      surname: 'Giàng',
      middleName: 'Thị',
      givenName: 'Mỷ',
      sex: 'FEMALE',
      dateOfBirth: '1987',
      ethnicityCode: '08',
      motherId: FAMILY.wifesMother,
      spouseId: FAMILY.husband,
      relationToHeadCode: '02',
      cardIssuedOn: '2016-05-01',
      cardIssuerCode: 'C72',
      cardExpiresOn: '2026-06-29',
      cardStatus: 'VALID',
      birthName: 'Giàng Mỷ',
      otherName: 'Mỷ Sùng',
      birthPlaceUnitId: '00715@2004-07-08',
      birthPlaceAsOf: '1987-01-01',
      birthPlaceDetail: 'Thôn Lùng Thàng',
      registrationPlaceText: 'Uỷ ban hành chính xã cũ',
      religionCode: '8',
      bloodGroupCode: 'O',
      formerIdNumbers: ['073000001', '073000002'],
      electronicIdentityLevel: 2,
      maritalStatus: 'MARRIED',
      occupation: 'Làm ruộng',
      phone: '0199000001',
      email: 'cd1@example.vn',
      otherInformation: 'Người có công',
      sourceSystem: 'NPDB',
      verification: 'UNDER_INVESTIGATION',
      ...HOUSEHOLD,
    }),
    person(FAMILY.daughter, 'Nguyễn Thị Hoa', {
      sex: 'FEMALE',
      dateOfBirth: '2010-09-02',
      fatherId: FAMILY.husband,
      motherId: FAMILY.wife,
      legalRepresentativeId: FAMILY.wife,
      relationToHeadCode: '04',
      ...HOUSEHOLD,
    }),
    person(FAMILY.son, 'Nguyễn Văn Nam', {
      sex: 'MALE',
      dateOfBirth: '2015-01-20',
      fatherId: FAMILY.husband,
      motherId: FAMILY.wife,
      legalRepresentativeId: FAMILY.wife,
      relationToHeadCode: '04',
      ...HOUSEHOLD,
    }),
    person(FAMILY.wifesMother, 'Sùng Thị Dở', {
      sex: 'FEMALE',
      dateOfBirth: '1955',
      permanentUnitId: HA_GIANG_1,
    }),
    person(FAMILY.brother, 'Nguyễn Văn Bình', {
      sex: 'MALE',
      lifeStatus: 'MISSING',
      lifeStatusDate: '2019-06',
      cardStatus: 'REVOKED',
    }),
    person(FAMILY.grandfather, 'Nguyễn Văn An', { lifeStatus: 'DECEASED', lifeStatusDate: '2001' }),
  ]);
  await insert(pool, 'relative_without_id', [
    {
      personId: FAMILY.husband,
      role: 'FATHER',
      fullName: 'Nguyễn Văn Thành',
      formerIdNumber: '070000001',
      nationalityCode: 'VN',
    },
  ]);
  await insert(pool, 'former_household_member', [
    {
      householdNumber: FAMILY.file,
      personId: FAMILY.brother,
      relationToHeadCode: '16',
      since: '2012-03-01',
      until: '2019-12-31',
      deletionReasonCode: '01',
    },
  ]);
}
