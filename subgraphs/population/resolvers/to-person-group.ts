import { argumentFault } from '../../shared/argument-fault.ts';
import { ETHNIC_GROUPS_1979 } from '../../shared/codelists/ethnic-groups.ts';
import type { PersonGroup } from '../loaders/person-groups.ts';
import { OLDEST_GROUP } from '../types/population-summary.ts';

type Asked = { readonly [Name in keyof PersonGroup]?: PersonGroup[Name] | null };

/**
 * The group that arguments ask for; undefined when they ask for everybody.
 * @throws BAD_USER_INPUT for an age that begins no group, and a code of no ethnic group.
 */
export function toPersonGroup(asked: Asked): PersonGroup | undefined {
  const { sex, ageFrom, ageUnknown, ethnicity, ethnicityUnknown } = asked;
  const group: PersonGroup = {
    sex: sex ?? null,
    ageFrom: ageFrom ?? null,
    ageUnknown: ageUnknown ?? null,
    ethnicity: ethnicity ?? null,
    ethnicityUnknown: ethnicityUnknown ?? null,
  };
  assertGroup(group);
  return Object.values(group).some((part) => part !== null) ? group : undefined;
}

function assertGroup(group: PersonGroup): void {
  if (group.ageFrom !== null && !beginsGroup(group.ageFrom)) {
    throw argumentFault('ageFrom', {
      fault: { vi: `${group.ageFrom} không mở đầu nhóm nào`, en: `${group.ageFrom} begins no group` },
      expected: {
        vi: `bội số của 5 từ 0 đến ${OLDEST_GROUP}`,
        en: `a multiple of 5 from 0 to ${OLDEST_GROUP}`,
      },
    });
  }
  if (group.ethnicity !== null && !ETHNIC_GROUPS_1979.entries.has(group.ethnicity)) {
    throw argumentFault('ethnicity', {
      fault: { vi: 'không dân tộc nào có mã này', en: 'no ethnic group has this code' },
      expected: { vi: 'mã của danh mục 1979, ví dụ "02"', en: 'one of the list of 1979, e.g. "02"' },
    });
  }
}

function beginsGroup(age: number): boolean {
  return age >= 0 && age <= OLDEST_GROUP && age % 5 === 0;
}
