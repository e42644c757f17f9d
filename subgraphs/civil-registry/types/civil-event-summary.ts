import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { A_COUNT, CostsAsMuchAs, UpTo } from '../../shared/cost-directives.ts';
import { DateScalar } from '../../shared/scalars/date.ts';

@ObjectType({ description: 'Số việc hộ tịch trong một tháng · Events registered in a month' })
export class CivilEventMonth {
  @Field(() => String, { description: 'Tháng, YYYY-MM · Month' })
  month!: string;

  @Field(() => Int, { description: 'Khai sinh · Births' })
  births!: number;

  @Field(() => Int, { description: 'Kết hôn · Marriages' })
  marriages!: number;

  @Field(() => Int, { description: 'Khai tử · Deaths' })
  deaths!: number;
}

/** Counts of a unit between two days; each field reads its own table, and only when selected. */
@ObjectType({
  description:
    'Số việc hộ tịch đăng ký trong kỳ, tính theo ngày đăng ký · ' +
    'Events registered in a period, by date of registration; entries of former communes count where they went over whole',
})
export class CivilEventSummary {
  readonly unitId!: string;

  readonly from!: string;

  readonly to!: string;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, { description: 'Khai sinh · Births' })
  births?: number;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, { description: 'Kết hôn · Marriages' })
  marriages?: number;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, { description: 'Khai tử · Deaths' })
  deaths?: number;

  @UpTo(12)
  @Field(() => [CivilEventMonth], {
    description: 'Theo tháng, chỉ những tháng có việc · By month, only months with events',
  })
  byMonth?: readonly CivilEventMonth[];

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, {
    description:
      'Số việc của xã cũ bị tách, chưa biết thuộc xã mới nào, không tính ở trên · ' +
      'Events of former communes that were split, which cannot be assigned and are not counted above',
  })
  unassigned?: number;

  @Field(() => DateScalar, { description: 'Số liệu đến ngày · Day of the figures' })
  asOf!: string;
}
