import { statement } from '../../shared/statement.ts';
import { OLDEST_GROUP } from '../types/population-summary.ts';
import { CITIZEN, type CitizenRow } from './person-columns.ts';

/** Those residents whom a figure of the population summary counted. */
export interface PersonGroup {
  readonly sex: string | null;
  /** Lowest age of a five-year group. */
  readonly ageFrom: number | null;
  readonly ageUnknown: boolean | null;
  /** Code of 1979. */
  readonly ethnicity: string | null;
  readonly ethnicityUnknown: boolean | null;
}

/** The five-year group of person `p`: `year` is SQL of the year of today. */
export function ageGroupOf(year: string): string {
  return `case when p.date_of_birth is not null
    then greatest(0, least(${OLDEST_GROUP}, (${year} - left(p.date_of_birth, 4)::int) / 5 * 5)) end`;
}

/** `$1` communes, `$2` this year, `$3` to `$7` the group: null asks nothing. */
const IN_GROUP = `($3::text is null or p.sex = $3) and ($4::int is null or ${ageGroupOf('$2::int')} = $4)
  and ($5::boolean is null or (p.date_of_birth is null) = $5)
  and ($6::text is null or p.ethnicity_code = $6) and ($7::boolean is null or (p.ethnicity_code is null) = $7)`;

/** `$8` the ID before the page, `$9` rows. The index on residence has all that a group is told by. */
export const PERSONS_OF_GROUP = statement<CitizenRow>(
  'person_page_by_group',
  `select ${CITIZEN} from person p where p.id = any(array(
     select candidate.id from unnest($1::text[]) as commune(id)
     cross join lateral (
       select p.id from person p
       where p.permanent_unit_id = commune.id and p.id > $8 and ${IN_GROUP} order by p.id limit $9
     ) candidate
     order by candidate.id limit $9
   )) order by p.id`,
);

export const COUNT_OF_GROUP = statement<{ readonly count: number }>(
  'person_count_by_group',
  `select count(*)::int as count from person p where p.permanent_unit_id = any($1) and ${IN_GROUP}`,
);
