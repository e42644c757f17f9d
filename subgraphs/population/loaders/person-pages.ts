import { statement, type Statement } from '../../shared/statement.ts';
import { BASICS, CITIZEN, type BasicRow, type CitizenRow } from './person-columns.ts';

/** How a page of people is read: whole citizens, or only what `BASIC_FIELDS` need. */
export interface PageStatements<Row extends BasicRow> {
  /** A page of each commune of $1: people after $2, at most $3 of each. */
  readonly byCommune: Statement<Row>;
  /** A page over all communes of $1 together. */
  readonly byProvince: Statement<Row>;
}

export const CITIZEN_PAGES: PageStatements<CitizenRow> = definePages('', CITIZEN);
export const BASIC_PAGES: PageStatements<BasicRow> = definePages('basic_', BASICS);

function definePages<Row extends BasicRow>(prefix: string, list: string): PageStatements<Row> {
  return {
    byCommune: statement(
      `${prefix}person_page_by_commune`,
      `select found.* from unnest($1::text[]) as commune(id)
       cross join lateral (
         select ${list} from person p
         where p.permanent_unit_id = commune.id and p.id > $2 order by p.id limit $3
       ) found
       order by found."permanentUnitId", found.id`,
    ),
    // The first ids of each commune come from the index alone. Walking the whole register in order of id would be
    // quick only where nearly everybody lives in the province.
    byProvince: statement(
      `${prefix}person_page_by_province`,
      `select ${list} from person p where p.id = any(array(
         select candidate.id from unnest($1::text[]) as commune(id)
         cross join lateral (
           select p.id from person p
           where p.permanent_unit_id = commune.id and p.id > $2 order by p.id limit $3
         ) candidate
         order by candidate.id limit $3
       )) order by p.id`,
    ),
  };
}
