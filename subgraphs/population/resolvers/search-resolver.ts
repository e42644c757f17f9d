import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { callerError } from '../../../platform/errors.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import { readPage, toConnection } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { AdministrativeCodeScalar } from '../../shared/scalars/administrative-code.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { searchKey } from '../../shared/text/search-key.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { CitizenConnection } from '../types/citizen.ts';
import type { Criteria } from '../types/search.ts';
import { unitInForce } from './unit-in-force.ts';

@ArgsType()
class SearchArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Phần đầu họ tên, tròn từ, có dấu hay không dấu như nhau: "nguyen thi" tìm thấy mọi Nguyễn Thị · ' +
      'Beginning of the full name in whole words, with or without diacritics: "nguyen thi" finds every Nguyễn Thị',
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
      'Tìm người theo ít nhất hai tiêu chí, xếp theo tên không dấu; tên trùng không phải là một người · ' +
      'Finds people by at least two criteria, in order of the name without diacritics; equal names are not one person',
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
      keyOf: (match) => [match.searchKey, match.citizen.id],
      toNode: ({ citizen }) => citizen,
    });
    return { ...connection, count: () => count(criteria) };
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

function readName(name: string): string {
  const key = searchKey(name);
  if (key !== '') return key;
  throw argumentFault('name', {
    fault: { vi: 'không có chữ cái nào', en: 'holds no letters' },
    expected: { vi: 'phần đầu của họ tên', en: 'the beginning of a full name' },
  });
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
