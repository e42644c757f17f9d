import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { CodedValue } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { Sex } from './enums.ts';

@ObjectType({ description: 'Số người theo giới tính · Persons of one sex' })
export class SexCount {
  @Field(() => Sex, { description: 'Giới tính · Sex' })
  sex!: Sex;

  @Field(() => Int, { description: 'Số người · Persons' })
  persons!: number;
}

/** Everybody of at least this age is one group, as in the census. */
export const OLDEST_GROUP = 85;

@ObjectType({
  description: 'Số người theo nhóm 5 tuổi · Persons of a five-year age group',
})
export class AgeGroupCount {
  @Field(() => Int, {
    nullable: true,
    description:
      'Tuổi thấp nhất; để trống khi không rõ năm sinh · Lowest age; null where the year is unknown',
  })
  from!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Tuổi cao nhất; để trống ở nhóm cuối · Highest age; null in the last group',
  })
  to!: number | null;

  @Field(() => Int, { description: 'Số người · Persons' })
  persons!: number;
}

@ObjectType({ description: 'Số người theo dân tộc · Persons of one ethnic group' })
export class EthnicityCount {
  @Field(() => CodedValue, {
    nullable: true,
    description:
      'Dân tộc, danh mục 1979; để trống khi không rõ · Ethnic group, list of 1979; null if unknown',
  })
  ethnicity!: CodedValue | null;

  @Field(() => Int, { description: 'Số người · Persons' })
  persons!: number;
}

/** Every figure is counted when asked, over all units of the request in one SELECT. */
@ObjectType({
  description: 'Dân số thường trú của một đơn vị · The permanent residents of a unit, counted now',
})
export class PopulationSummary {
  @Field(() => DateScalar, { description: 'Tính đến ngày · Day of the count' })
  asOf!: string;

  /** The communes counted; undefined for a unit of another province, of which nothing can be said. */
  unitIds!: readonly string[] | undefined;
}
