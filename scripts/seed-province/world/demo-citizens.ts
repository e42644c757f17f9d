import type { Defect } from './defect.ts';
import type { Relation, Sex } from './person.ts';

/** An invented person with a fixed ID, there at every size of the province; the ID's serial is 990000 or above. */
export interface DemoCitizen {
  readonly id: string;
  /** What looking this person up shows; only for those whom the README lists. */
  readonly story?: string;
  readonly name: readonly [surname: string, middle: string, given: string];
  readonly sex: Sex;
  readonly born: string;
  readonly ethnicity?: string;
  readonly father?: string;
  readonly mother?: string;
  readonly spouse?: string;
  readonly married?: string;
  readonly died?: string;
  /** Four digits that end the number of the residence file; absent for those in none. */
  readonly household?: string;
  readonly relation?: Relation;
  readonly undigitised?: boolean;
  readonly birthEntry?: boolean;
  readonly defects?: readonly Defect[];
}

export const DEMO_CITIZENS: readonly DemoCitizen[] = [
  {
    id: '008090990001',
    story:
      'a complete family: residence file, parents, wife, two children, two vehicles, one land certificate',
    name: ['Nguyễn', 'Văn', 'An'],
    sex: 'MALE',
    born: '1990-03-14',
    father: '008060990005',
    mother: '008163990006',
    spouse: '008192990002',
    married: '2014-10-05',
    household: '0001',
  },
  {
    id: '008192990002',
    name: ['Trần', 'Thị', 'Bình'],
    sex: 'FEMALE',
    born: '1992-08-21',
    spouse: '008090990001',
    married: '2014-10-05',
    household: '0001',
    relation: 'SPOUSE',
  },
  {
    id: '008215990003',
    name: ['Nguyễn', 'Minh', 'Châu'],
    sex: 'MALE',
    born: '2015-11-30',
    father: '008090990001',
    mother: '008192990002',
    household: '0001',
    relation: 'CHILD',
  },
  {
    id: '008319990004',
    name: ['Nguyễn', 'Ngọc', 'Diệp'],
    sex: 'FEMALE',
    born: '2019-02-09',
    father: '008090990001',
    mother: '008192990002',
    household: '0001',
    relation: 'CHILD',
  },
  {
    id: '008060990005',
    name: ['Nguyễn', 'Văn', 'Giang'],
    sex: 'MALE',
    born: '1960-01-17',
    spouse: '008163990006',
    married: '1985-12-01',
    household: '0002',
  },
  {
    id: '008163990006',
    name: ['Phạm', 'Thị', 'Hòa'],
    sex: 'FEMALE',
    born: '1963-06-25',
    spouse: '008060990005',
    married: '1985-12-01',
    household: '0002',
    relation: 'SPOUSE',
  },
  {
    id: '008224990010',
    story: 'a child with a birth entry who is in no residence file',
    name: ['Hoàng', 'Gia', 'Khánh'],
    sex: 'MALE',
    born: '2024-04-18',
    ethnicity: '02',
    father: '008088990011',
    mother: '008191990012',
    relation: 'CHILD',
    defects: ['CHILD_NOT_IN_RESIDENCE_FILE'],
  },
  {
    id: '008088990011',
    name: ['Hoàng', 'Văn', 'Lâm'],
    sex: 'MALE',
    born: '1988-09-02',
    ethnicity: '02',
    spouse: '008191990012',
    married: '2016-01-10',
    household: '0003',
  },
  {
    id: '008191990012',
    name: ['Ma', 'Thị', 'Mai'],
    sex: 'FEMALE',
    born: '1991-12-12',
    ethnicity: '02',
    spouse: '008088990011',
    married: '2016-01-10',
    household: '0003',
    relation: 'SPOUSE',
  },
  {
    id: '008317990013',
    name: ['Hoàng', 'Thị', 'Nga'],
    sex: 'FEMALE',
    born: '2017-07-07',
    ethnicity: '02',
    father: '008088990011',
    mother: '008191990012',
    household: '0003',
    relation: 'CHILD',
  },
  {
    id: '008085990020',
    story: 'a car bought in Hà Nội: its file lies there, the transfer is open, a paper is missing',
    name: ['Lê', 'Quang', 'Phúc'],
    sex: 'MALE',
    born: '1985-05-19',
    household: '0004',
  },
  {
    id: '002078990030',
    story: 'lives in a commune whose land is in no database: NOT_DIGITISED, not "owns nothing"',
    name: ['Nông', 'Văn', 'Quân'],
    sex: 'MALE',
    born: '1978-10-10',
    ethnicity: '02',
    household: '0005',
    undigitised: true,
  },
  {
    id: '008050990040',
    story: 'died in 2024, still owner of a motorcycle and holder of land',
    name: ['Đặng', 'Văn', 'Sơn'],
    sex: 'MALE',
    born: '1950-02-03',
    ethnicity: '09',
    died: '2024-03-02',
  },
  {
    id: '008301990050',
    story: 'the civil registry gives another date of birth than the population register',
    name: ['Vũ', 'Thu', 'Trang'],
    sex: 'FEMALE',
    born: '2001-09-15',
    household: '0006',
    defects: ['DATE_OF_BIRTH_CONFLICT'],
  },
  {
    id: '002092990060',
    story: 'an ID of 002, a plate of 23 and a residence in province 08: entirely valid since the merger',
    name: ['Bàn', 'Văn', 'Uy'],
    sex: 'MALE',
    born: '1992-01-28',
    ethnicity: '09',
    household: '0007',
  },
  {
    id: '008170990070',
    story: 'the identity card has expired',
    name: ['Lý', 'Thị', 'Vân'],
    sex: 'FEMALE',
    born: '1970-11-11',
    household: '0008',
    defects: ['EXPIRED_IDENTITY_CARD'],
  },
  {
    id: '008066990080',
    story: 'holds one of two parcels that are both sheet 5 number 112 since two communes became one',
    name: ['Ninh', 'Văn', 'Xuân'],
    sex: 'MALE',
    born: '1966-04-30',
    ethnicity: '15',
    household: '0009',
  },
  {
    id: '008069990081',
    name: ['Âu', 'Văn', 'Yên'],
    sex: 'MALE',
    born: '1969-08-08',
    ethnicity: '15',
    household: '0010',
  },
  {
    id: '008075990090',
    story: 'holds land entered in bulk, unverified, under a serial typed by hand',
    name: ['Lưu', 'Đức', 'Bảo'],
    sex: 'MALE',
    born: '1975-07-20',
    ethnicity: '18',
    household: '0011',
  },
  {
    id: '008220990100',
    story:
      'an adopted child: in a residence file with the adopting parents, so no false alarm; the adoption is sealed',
    name: ['Nguyễn', 'Hải', 'Đăng'],
    sex: 'MALE',
    born: '2020-12-24',
    father: '008060990005',
    mother: '008163990006',
    household: '0002',
    relation: 'CHILD',
    defects: ['ADOPTED_CHILD'],
  },
  {
    id: '008195990110',
    story: 'a birth entry whose name was changed by an amendment: base act and amendment both stand',
    name: ['Triệu', 'Thị', 'Hương'],
    sex: 'FEMALE',
    born: '1995-05-05',
    ethnicity: '09',
    household: '0012',
    defects: ['AMENDED_BIRTH_ENTRY'],
  },
  {
    id: '008204990120',
    story: 'known to the population register alone: the other sectors answer NONE, not an error',
    name: ['Tô', 'Minh', 'Đức'],
    sex: 'MALE',
    born: '2004-06-01',
    birthEntry: false,
    household: '0013',
  },
  {
    id: '002087990130',
    story: 'a HMông name: surname Giàng, no middle name in the Kinh sense',
    name: ['Giàng', 'A', 'Páo'],
    sex: 'MALE',
    born: '1987-02-15',
    ethnicity: '08',
    household: '0014',
  },
];
