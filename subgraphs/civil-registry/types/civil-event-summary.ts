import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { A_COUNT, CostsAsMuchAs, UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AdministrativeUnit } from './administrative-unit.ts';

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

@ObjectType({
  description:
    'Số việc không thuộc riêng xã nào: của xã cũ bị tách và của cơ quan cấp tỉnh · ' +
    'Events of no single commune: of former communes that were split, and of the offices of the province',
})
export class UnassignedEvents {
  @Field(() => Int, { nullable: true, description: 'Khai sinh · Births' })
  births!: number | null;

  @Field(() => Int, { nullable: true, description: 'Kết hôn · Marriages' })
  marriages!: number | null;

  @Field(() => Int, { nullable: true, description: 'Khai tử · Deaths' })
  deaths!: number | null;
}

/** Counts of a unit between two days; each field reads its own table, and only when selected. */
@ObjectType({
  description:
    'Số việc hộ tịch đăng ký trong kỳ, tính theo ngày đăng ký; tổng các xã cộng `unassigned` là số của tỉnh · ' +
    'Events registered in a period, by date of registration; entries of former communes count where they went over ' +
    'whole; those of the communes and `unassigned` make those of the province',
})
export class CivilEventSummary {
  readonly unitId!: string;

  readonly from!: string;

  readonly to!: string;

  /** False for a unit of another province, of which nothing can be said. */
  readonly held!: boolean;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => SectionState, {
    description:
      'FOUND: có việc; NONE: không có việc nào; NOT_DIGITISED: trước những sổ đầu tiên trong cơ sở dữ liệu, ' +
      'NOT_OF_THIS_REGISTER: tỉnh khác; khi đó mọi số liệu để trống · ' +
      'FOUND: there are events; NONE: there are none; NOT_DIGITISED: before the first books in the database, ' +
      'NOT_OF_THIS_REGISTER: another province; no figure is given then',
  })
  state?: SectionState;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, { nullable: true, description: 'Khai sinh · Births; `birthEntries` lists them' })
  births?: number | null;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, { nullable: true, description: 'Kết hôn · Marriages; `marriageEntries` lists them' })
  marriages?: number | null;

  @CostsAsMuchAs(A_COUNT)
  @Field(() => Int, { nullable: true, description: 'Khai tử · Deaths; `deathEntries` lists them' })
  deaths?: number | null;

  @UpTo(12)
  @Field(() => [CivilEventMonth], {
    description: 'Theo tháng, chỉ những tháng có việc · By month, only months with events',
  })
  byMonth?: readonly CivilEventMonth[];

  @CostsAsMuchAs(A_COUNT)
  @Field(() => UnassignedEvents, {
    description:
      'Của tỉnh: số việc, nằm trong các số trên, không thuộc riêng xã nào; của xã luôn là 0 · ' +
      'Of a province: the events, counted above, of no single commune; of a commune always 0',
  })
  unassigned?: UnassignedEvents;

  @UpTo(5)
  @Field(() => [AdministrativeUnit], {
    nullable: true,
    description:
      'Xã cũ bị tách mà một phần nay thuộc đơn vị; việc của chúng chỉ tính cho tỉnh · ' +
      'Former communes that were split and became the unit in part; their events count for the province only',
  })
  splitUnits?: readonly AdministrativeUnit[];

  @Field(() => DateScalar, { description: 'Số liệu đến ngày · Day of the figures' })
  asOf!: string;
}
