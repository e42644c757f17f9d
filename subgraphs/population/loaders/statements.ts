import { columns, statement } from '../../shared/statement.ts';
import { FormerHouseholdMemberRow } from '../entities/former-household-member-row.ts';
import { FormerIdentityCardRow } from '../entities/former-identity-card-row.ts';
import { HouseholdRow } from '../entities/household-row.ts';
import { RelativeWithoutIdRow } from '../entities/relative-without-id-row.ts';
import { ResidenceRow } from '../entities/residence-row.ts';
import { CITIZEN, DETAILS, type CitizenRow, type DetailRow } from './person-columns.ts';

export const PERSON_BY_ID = statement<CitizenRow>(
  'person_by_id',
  `select ${CITIZEN} from person p where p.id = any($1)`,
);

export const PERSON_DETAILS = statement<DetailRow>(
  'person_details_by_id',
  `select ${DETAILS} from person p where p.id = any($1)`,
);

/** Two index scans joined by a bitmap; a child whose parents are both asked about comes once. */
export const PERSON_BY_PARENT = statement<CitizenRow>(
  'person_by_parent',
  `select ${CITIZEN} from person p where p.father_id = any($1) or p.mother_id = any($1)
   order by p.date_of_birth, p.id`,
);

export const PERSON_BY_REPRESENTATIVE = statement<CitizenRow>(
  'person_by_representative',
  `select ${CITIZEN} from person p where p.legal_representative_id = any($1) order by p.id`,
);

/** A member of a household, and whom its file names as the head. */
export type MemberRow = CitizenRow & { readonly headId: string | null };

/** The head first, then as a form lists them: by relation and age. */
export const PERSON_BY_HOUSEHOLD = statement<MemberRow>(
  'person_by_household',
  `select ${CITIZEN}, h.head_id as "headId"
   from person p join household h on h.file_number = p.household_number
   where p.household_number = any($1)
   order by p.relation_to_head_code, p.date_of_birth, p.id`,
);

export const HOUSEHOLD_BY_NUMBER = statement<HouseholdRow>(
  'household_by_number',
  `select ${columns(HouseholdRow, 'h')} from household h where h.file_number = any($1)`,
);

export const FORMER_MEMBER_BY_HOUSEHOLD = statement<FormerHouseholdMemberRow>(
  'former_member_by_household',
  `select ${columns(FormerHouseholdMemberRow, 'm')} from former_household_member m
   where m.household_number = any($1) order by m.until desc, m.id`,
);

export const RESIDENCE_BY_PERSON = statement<ResidenceRow>(
  'residence_by_person',
  `select ${columns(ResidenceRow, 'r')} from residence r
   where r.person_id = any($1) order by r.since desc nulls last, r.id desc`,
);

export const FORMER_CARD_BY_PERSON = statement<FormerIdentityCardRow>(
  'former_card_by_person',
  `select ${columns(FormerIdentityCardRow, 'c')} from former_identity_card c
   where c.person_id = any($1) order by c.issued_on desc nulls last, c.id desc`,
);

export const RELATIVE_BY_PERSON = statement<RelativeWithoutIdRow>(
  'relative_by_person',
  `select ${columns(RelativeWithoutIdRow, 'r')} from relative_without_id r
   where r.person_id = any($1) order by r.id`,
);
