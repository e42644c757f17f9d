import { columns, statement } from '../../shared/statement.ts';
import {
  LandCertificateRow,
  LandCoverageRow,
  LandHolderRow,
  LandParcelPreviousNumberRow,
  LandParcelRow,
  LandPurposeRow,
} from '../entities.ts';
import type { LandCertificateStatus } from '../vocabulary.ts';

/** A parcel that a citizen holds by a certificate, or a certificate none of whose parcels is in the database. */
export type HoldingRow = (LandParcelRow | { readonly [Column in keyof LandParcelRow]: null }) & {
  readonly citizenId: string;
  readonly certificateStatus: LandCertificateStatus;
};

/** Of a held parcel what a page of a commune shows; null where the certificate has none in the database. */
export interface HoldingHeadRow {
  readonly citizenId: string;
  readonly certificateStatus: LandCertificateStatus;
  readonly id: string | null;
  readonly legalArea: number | null;
}

/** A certificate together with a citizen who holds it. */
export type HeldCertificateRow = LandCertificateRow & { readonly citizenId: string };

/** The newest figures of a commune up to a day; `key` is what was asked for. */
export type CoverageRow = LandCoverageRow & { readonly key: string };

/** A parcel found under a key that it bore before. */
export type RenumberedRow = LandParcelRow & {
  readonly previousUnitId: string;
  readonly previousScale: number | null;
};

/** How many parcels a commune has. */
export interface CountRow {
  readonly unitId: string;
  readonly count: number;
}

const certificate = columns(LandCertificateRow, 'c');
const parcel = columns(LandParcelRow, 'p');

/** A person may stand twice on one certificate, as half of a couple and as heir: that is one holding. */
const HELD = `(select distinct citizen_id, certificate_serial from land_holder
  where citizen_id = any($1) and until is null)`;

function holdings(ofParcel: string): string {
  return `select h.citizen_id as "citizenId", c.status as "certificateStatus", ${ofParcel}
     from ${HELD} h
     join land_certificate c on c.serial = h.certificate_serial
     left join land_parcel p on p.certificate_serial = h.certificate_serial and p.current
    order by p.id`;
}

export const HOLDINGS_OF_CITIZENS = statement<HoldingRow>('land_holding_by_citizen', holdings(parcel));

/** Two columns of sixteen: reading the others is most of the cost of a page of a commune. */
export const HOLDING_HEADS_OF_CITIZENS = statement<HoldingHeadRow>(
  'land_holding_head_by_citizen',
  holdings('p.id, p.legal_area as "legalArea"'),
);

export const CERTIFICATES_OF_CITIZENS = statement<HeldCertificateRow>(
  'land_certificate_by_citizen',
  `select h.citizen_id as "citizenId", ${certificate}
     from ${HELD} h join land_certificate c on c.serial = h.certificate_serial order by c.serial`,
);

export const CERTIFICATES = statement<LandCertificateRow>(
  'land_certificate_by_serial',
  `select ${certificate} from land_certificate c where c.serial = any($1)`,
);

export const PARCELS = statement<LandParcelRow>(
  'land_parcel_by_id',
  `select ${parcel} from land_parcel p where p.id = any($1)`,
);

export const PARCELS_OF_CERTIFICATES = statement<LandParcelRow>(
  'land_parcel_by_certificate',
  `select ${parcel} from land_parcel p where p.certificate_serial = any($1) order by p.id`,
);

export const PARCELS_OF_PARENTS = statement<LandParcelRow>(
  'land_parcel_by_parent',
  `select ${parcel} from land_parcel p where p.parent_id = any($1) order by p.id`,
);

export const PARCELS_BY_KEY = statement<LandParcelRow>(
  'land_parcel_by_natural_key',
  `select ${parcel} from land_parcel p
    where p.key_unit_id = any($1) and p.sheet = $2 and p.number = $3 order by p.id`,
);

export const PARCELS_BY_PREVIOUS_KEY = statement<RenumberedRow>(
  'land_parcel_by_previous_key',
  `select n.key_unit_id as "previousUnitId", n.scale as "previousScale", ${parcel}
     from land_parcel_previous_number n join land_parcel p on p.id = n.parcel_id
    where n.key_unit_id = any($1) and n.sheet = $2 and n.number = $3 order by p.id`,
);

/** `$2` the id after which the page starts, `$3` its length, `$4` a quality group, `$5` whether in existence; null for all. */
export const PARCELS_OF_UNITS = statement<LandParcelRow>(
  'land_parcel_by_unit',
  `select p.* from unnest($1::text[]) as wanted(unit_id) cross join lateral (
     select ${parcel} from land_parcel p
      where p.unit_id = wanted.unit_id and p.id > $2
        and ($4::int is null or p.quality_group = $4) and ($5::boolean is null or p.current = $5)
      order by p.id limit $3) p`,
);

export const PARCEL_COUNTS_OF_UNITS = statement<CountRow>(
  'land_parcel_count_by_unit',
  `select unit_id as "unitId", count(*) as count from land_parcel
    where unit_id = any($1) and ($2::int is null or quality_group = $2) and ($3::boolean is null or current = $3)
    group by unit_id`,
);

/** `$1` former communes that were split, `$2` the id before the page, `$3` to `$5` as above. */
export const UNASSIGNED_PARCELS = statement<LandParcelRow>(
  'land_parcel_unassigned',
  `select ${parcel} from land_parcel p
    where p.unit_id is null and p.key_unit_id = any($1) and p.id > $2
      and ($4::int is null or p.quality_group = $4) and ($5::boolean is null or p.current = $5)
    order by p.id limit $3`,
);

export const UNASSIGNED_COUNT = statement<{ readonly count: number }>(
  'land_parcel_unassigned_count',
  `select count(*)::int as count from land_parcel
    where unit_id is null and key_unit_id = any($1)
      and ($2::int is null or quality_group = $2) and ($3::boolean is null or current = $3)`,
);

export const HOLDERS_OF_CERTIFICATES = statement<LandHolderRow>(
  'land_holder_by_certificate',
  `select ${columns(LandHolderRow, 'h')} from land_holder h where h.certificate_serial = any($1)
    order by h.certificate_serial, h.party, h.position`,
);

export const PURPOSES_OF_PARCELS = statement<LandPurposeRow>(
  'land_purpose_by_parcel',
  `select ${columns(LandPurposeRow, 'u')} from land_purpose u where u.parcel_id = any($1)
    order by u.parcel_id, u.position`,
);

export const PREVIOUS_NUMBERS_OF_PARCELS = statement<LandParcelPreviousNumberRow>(
  'land_previous_number_by_parcel',
  `select ${columns(LandParcelPreviousNumberRow, 'n')} from land_parcel_previous_number n
    where n.parcel_id = any($1) order by n.parcel_id, n.position`,
);

/** A key is `<unit id> <day>`: the figures last counted up to that day. */
export const COVERAGE_OF_UNITS = statement<CoverageRow>(
  'land_coverage_by_unit',
  `select wanted.key, l.* from unnest($1::text[]) as wanted(key) cross join lateral (
     select ${columns(LandCoverageRow, 'l')} from land_coverage l
      where l.unit_id = split_part(wanted.key, ' ', 1) and l.as_of <= split_part(wanted.key, ' ', 2)::date
      order by l.as_of desc limit 1) l`,
);

/** `$1` communes; the day of the first figures of any of them, null without any. */
export const FIRST_COVERAGE = statement<{ readonly asOf: string | null }>(
  'land_coverage_first_day',
  `select min(l.as_of) as "asOf" from land_coverage l where l.unit_id = any($1)`,
);
