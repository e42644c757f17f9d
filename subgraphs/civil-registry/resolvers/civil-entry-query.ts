import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { AdministrativeCodeScalar } from '../../shared/scalars/administrative-code.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { findCivilEntry, type EntryReference } from '../find-civil-entry.ts';
import { CivilEntry } from '../types/civil-entry.ts';

@ArgsType()
class CivilEntryArguments implements EntryReference {
  @Field(() => String, {
    description: 'Quyển số, gồm loại sổ, ví dụ KS-01 · Book: kind and volume, e.g. KS-01',
  })
  book!: string;

  @Field(() => String, { description: 'Số đăng ký · Number in the book' })
  number!: string;

  @Field(() => Int, { description: 'Năm của sổ · Year of the book' })
  year!: number;

  @Field(() => AdministrativeCodeScalar, {
    description: 'Mã đơn vị đăng ký, theo thời điểm đăng ký · Code that the registering unit had then',
  })
  unit!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Ngày mà mã đơn vị được hiểu; cần cho năm 2025, khi mã được dùng lại · ' +
      'Day for which the code is meant; needed in 2025, when codes were recycled',
  })
  asOf!: string | null;
}

@Resolver()
export class CivilEntryQuery {
  @Query(() => CivilEntry, {
    nullable: true,
    description:
      'Việc hộ tịch theo quyển, số, năm, nơi đăng ký; lỗi NOT_FOUND khi sổ không có số đó · ' +
      'An entry by what stands on its paper; error NOT_FOUND where the book has no such number',
  })
  civilEntry(
    @Args(() => CivilEntryArguments) { book, number, year, unit, asOf }: CivilEntryArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<CivilEntry> {
    return findCivilEntry({ book, number, year, unit, asOf: asOf ?? null }, context);
  }
}
