import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { callerError } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import { readPage, toConnection } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { stateOfNoRecords } from '../../shared/administrative-units/register-territory.ts';
import { SectionState } from '../../shared/register-record.ts';
import { AdministrativeCodeScalar } from '../../shared/scalars/administrative-code.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { CitizenConnection } from '../types/citizen.ts';
import { readNameQuery, type NameQuery } from '../rules/name-query.ts';
import { hintFor } from '../rules/search-hint.ts';
import type { Criteria } from '../types/search.ts';
import { unitInForce } from './unit-in-force.ts';

@ArgsType()
class SearchArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Các từ của họ tên, theo thứ tự nào cũng được, có dấu hay không dấu, từ cuối có thể chưa viết hết: ' +
      '"pao giang", "Giàng A P" đều tìm thấy Giàng A Páo · ' +
      'Words of the full name in any order, with or without diacritics, the last perhaps unfinished: ' +
      '"pao giang" and "Giàng A P" both find Giàng A Páo',
  })
  name?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Ngày sinh; 2020 gồm cả 2020-05-17, ngược lại thì không · Date of birth; 2020 covers 2020-05-17, not the reverse',
  })
  dateOfBirth?: string | null;

  @Field(() => AdministrativeCodeScalar, {
    nullable: true,
    description:
      'Mã tỉnh hoặc xã thường trú, hiểu theo hôm nay · Province or commune of permanent residence, as of today',
  })
  unit?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Số người mỗi trang, 1–100; mặc định 20 · People a page, 1 to 100',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'endCursor của trang trước · endCursor of the page before',
  })
  after?: string | null;
}

@Resolver()
export class SearchResolver {
  @Paged()
  @Query(() => CitizenConnection, {
    nullable: true,
    description:
      'Tìm người theo ít nhất hai tiêu chí: tên viết đúng như đã gõ xếp trước, rồi tên viết đúng đến chỗ đã gõ, ' +
      'rồi tên cùng chữ cái khác dấu, rồi các tên còn lại; mỗi từ đã gõ cần một từ riêng trong tên; tên trùng không phải là một người · ' +
      'Finds people by at least two criteria: names spelled as typed come first, then those spelled so as far as typed, ' +
      'then those of the same letters, then the others; each word typed needs a word of its own in the name; equal names are not one person',
  })
  async searchCitizens(
    @Args(() => SearchArguments) search: SearchArguments,
    @Ctx() context: SubgraphContext,
  ) {
    const criteria = readCriteria(search, context);
    const list = `search ${JSON.stringify([criteria.name, criteria.dateOfBirth, search.unit])}`;
    const page = readPage(context, list, search);
    const { find, count } = populationLoaders(context).search;
    const rows = await find(criteria, page);
    const connection = toConnection({
      page,
      rows,
      keyOf: ({ rank: { fit, position, searchKey, id } }) => [fit, position, searchKey, id],
      toNode: ({ citizen }) => citizen,
      count: () => count(criteria),
      empty: emptyOf(search.unit, context),
    });
    const isEmpty = rows.length === 0 && page.after === undefined;
    return { ...connection, hints: isEmpty ? hintFor(connection.state, criteria) : null };
  }
}

/** Only a search that found nobody has hints. */
interface Hinted {
  readonly hints?: Bilingual | null;
}

@Resolver(() => CitizenConnection)
export class CitizenConnectionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Gợi ý khi tìm kiếm không thấy ai; tiếng Anh là `hintEn` · ' +
      'What to try when a search finds nobody, in Vietnamese; `hintEn` says it in English',
  })
  hint(@Root() { hints }: Hinted): string | null {
    return hints?.vi ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '`hint` bằng tiếng Anh · `hint` in English',
  })
  hintEn(@Root() { hints }: Hinted): string | null {
    return hints?.en ?? null;
  }
}

function readCriteria({ name, dateOfBirth, unit }: SearchArguments, context: SubgraphContext): Criteria {
  const criteria: Criteria = {
    name: name == null ? undefined : readName(name),
    dateOfBirth: dateOfBirth ?? undefined,
    unitIds: unit == null ? undefined : communesOf(unit, context),
  };
  if (Object.values(criteria).filter((given) => given !== undefined).length >= 2) return criteria;
  throw callerError(
    'BAD_USER_INPUT',
    {
      vi: 'searchCitizens: quá ít tiêu chí; cần ít nhất hai trong name, dateOfBirth và unit.',
      en: 'searchCitizens: too few criteria; expected at least two of name, dateOfBirth and unit.',
    },
    {
      nextStep: {
        vi: 'Thêm ngày sinh (chỉ năm cũng được) hoặc mã tỉnh, mã xã.',
        en: 'Add the date of birth (a year will do) or the code of the province or commune.',
      },
    },
  );
}

function readName(name: string): NameQuery {
  const query = readNameQuery(name);
  if (query === undefined) {
    throw argumentFault('name', {
      fault: { vi: 'không có chữ cái nào', en: 'holds no letters' },
      expected: { vi: 'các từ của họ tên', en: 'words of a full name' },
    });
  }
  if (query.words.length <= MOST_WORDS) return query;
  throw argumentFault('name', {
    fault: { vi: `có ${query.words.length} từ`, en: `has ${query.words.length} words` },
    expected: { vi: `nhiều nhất ${MOST_WORDS} từ`, en: `${MOST_WORDS} at the most` },
  });
}

/** The longest names of the province have seven. */
const MOST_WORDS = 12;

/** What finding nobody means: of a unit of another province that its people are in another register. */
function emptyOf(code: string | null | undefined, { units, today }: SubgraphContext): SectionState {
  const unit = code == null ? undefined : units.on(code, today);
  return unit === undefined ? SectionState.NONE : stateOfNoRecords(units, unit);
}

function communesOf(code: string, { units, today }: SubgraphContext): readonly string[] {
  const unit = unitInForce(units, code, { argument: 'unit', date: today });
  if (unit !== undefined) return units.communesUnder(unit.id).map(({ id }) => id);
  throw argumentFault('unit', {
    fault: {
      vi: `chưa tỉnh, xã nào từng mang mã ${code}`,
      en: `no province or commune ever had the code ${code}`,
    },
    expected: { vi: 'mã có hiệu lực hôm nay', en: 'a code in force today' },
  });
}
