import { dayOf } from './days.ts';
import type { LandCertificate, LandParcel } from './land-certificate.ts';
import type { Vehicle } from './vehicle.ts';

type DemoVehicle = Omit<Vehicle, 'owner'> & { readonly owner: string };

type DemoParcel = Omit<LandParcel, 'id' | 'keyUnit' | 'unit' | 'splitFrom'> & {
  /** Numbered in the map of the other of the two communes that became one. */
  readonly neighbour?: boolean;
};

type DemoCertificate = Omit<
  LandCertificate,
  'issued' | 'holders' | 'parcels' | 'body' | 'former' | 'replaces'
> & {
  readonly issued: string;
  readonly holders: readonly string[];
  readonly parcels: readonly DemoParcel[];
};

const MOTORCYCLE = {
  kind: 'MOTORCYCLE',
  electric: false,
  make: 'Honda',
  model: 'Wave Alpha',
  colour: 'Đỏ',
  identificationPlate: false,
  organisation: null,
  stolen: false,
  revoked: null,
  transfer: null,
  inspection: null,
} as const;

const CAR = { ...MOTORCYCLE, kind: 'CAR', make: 'Toyota', model: 'Vios', colour: 'Bạc' } as const;

/** Numbers of 99000 and above in a series are kept for these. */
export const DEMO_VEHICLES: readonly DemoVehicle[] = [
  {
    ...MOTORCYCLE,
    plate: '22B199101',
    manufactured: 2019,
    chassis: 'RLHJC4DEM00000101',
    engine: 'HODEMO000101',
    registered: dayOf('2019-05-20'),
    owner: '008090990001',
    fileProvince: '08',
  },
  {
    ...CAR,
    plate: '22A99102',
    manufactured: 2023,
    chassis: 'RLHJC4DEM00000102',
    engine: 'TODEMO000102',
    registered: dayOf('2023-10-02'),
    owner: '008090990001',
    identificationPlate: true,
    fileProvince: '08',
    inspection: {
      certificate: 'KC-DEMO-00102',
      on: dayOf('2025-10-01'),
      cycleMonths: 12,
      engine: 'TODEMO000102',
    },
  },
  {
    ...CAR,
    plate: '30H99120',
    make: 'Mazda',
    model: 'CX-5',
    colour: 'Trắng',
    manufactured: 2021,
    chassis: 'RLHJC4DEM00000120',
    engine: 'MADEMO000120',
    registered: dayOf('2021-04-12'),
    owner: '008085990020',
    fileProvince: '01',
    transfer: {
      sellerName: 'Công ty cổ phần Vận tải Sông Tô',
      opened: dayOf('2026-05-26'),
      stepsDone: 2,
      feePaid: true,
    },
    inspection: {
      certificate: 'KC-DEMO-00120',
      on: dayOf('2025-04-15'),
      cycleMonths: 12,
      engine: 'MADEMO000120',
    },
  },
  {
    ...MOTORCYCLE,
    plate: '22B199140',
    manufactured: 2015,
    chassis: 'RLHJC4DEM00000140',
    engine: 'HODEMO000140',
    registered: dayOf('2015-08-01'),
    owner: '008050990040',
    fileProvince: '08',
  },
  {
    ...MOTORCYCLE,
    plate: '23B199160',
    make: 'Yamaha',
    model: 'Sirius',
    manufactured: 2018,
    chassis: 'RLHJC4DEM00000160',
    engine: 'YADEMO000160',
    registered: dayOf('2018-03-08'),
    owner: '002092990060',
    fileProvince: '02',
  },
];

const HOME = {
  sheet: '27',
  number: '301',
  measuredArea: 312.4,
  legalArea: 300,
  purposes: ['ODT', 'CLN'],
  qualityGroup: 1,
} as const;

export const DEMO_CERTIFICATES: readonly DemoCertificate[] = [
  {
    serial: 'DZ99000001',
    serialAsWritten: 'DZ99000001',
    registerNumber: 'CH 90001',
    issued: '2018-06-11',
    holders: ['008090990001', '008192990002'],
    parcels: [HOME, { ...HOME, number: '302', purposes: ['LUC'], measuredArea: 1204.7, legalArea: 1204.7 }],
    bulk: false,
  },
  {
    serial: 'DZ99000040',
    serialAsWritten: 'DZ99000040',
    registerNumber: 'CH 90040',
    issued: '2016-02-02',
    holders: ['008050990040'],
    parcels: [{ ...HOME, number: '340', qualityGroup: 2 }],
    bulk: false,
  },
  {
    serial: 'DZ99000080',
    serialAsWritten: 'DZ99000080',
    registerNumber: 'CH 90080',
    issued: '2017-09-09',
    holders: ['008066990080'],
    parcels: [{ ...HOME, sheet: '5', number: '112', purposes: ['HNK'] }],
    bulk: false,
  },
  {
    serial: 'DZ99000081',
    serialAsWritten: 'DZ99000081',
    registerNumber: 'CH 90081',
    issued: '2019-01-21',
    holders: ['008069990081'],
    parcels: [{ ...HOME, sheet: '5', number: '112', purposes: ['LUC'], neighbour: true }],
    bulk: false,
  },
  {
    serial: 'DZ99000090',
    serialAsWritten: 'dz 990-000.90',
    registerNumber: 'CH 90090',
    issued: '2020-12-30',
    holders: ['008075990090'],
    parcels: [{ ...HOME, number: '390', qualityGroup: 3 }],
    bulk: true,
  },
];
