import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { VehicleKind } from '../vocabulary.ts';
import './enums.ts';

@ObjectType({ description: 'Số xe theo loại · Vehicles of one kind' })
export class VehicleKindCount {
  @Field(() => VehicleKind, { description: 'Loại phương tiện · Kind' })
  kind!: VehicleKind;

  @Field(() => Int, { description: 'Số xe · Vehicles' })
  count!: number;
}

@ObjectType({
  description:
    'Tổng hợp xe chưa bị thu hồi của chủ xe có địa chỉ tại đơn vị; `items` liệt kê xe của từng số · ' +
    'Vehicles not revoked, of the owners whose address in this register lies in the unit; `items` lists those of each figure',
})
export class VehicleSummary {
  @Field(() => SectionState, {
    description:
      'FOUND: có xe; NONE: không có xe; NOT_OF_THIS_REGISTER: tỉnh khác, mọi số liệu để trống · ' +
      'FOUND: there are vehicles; NONE: there are none; NOT_OF_THIS_REGISTER: another province, no figure is given',
  })
  state!: SectionState;

  @Field(() => Int, { nullable: true, description: 'Tổng số xe · All vehicles' })
  total!: number | null;

  @UpTo(10)
  @Field(() => [VehicleKindCount], {
    description: 'Theo loại, nhiều nhất trước · By kind, most frequent first',
  })
  byKind!: readonly VehicleKindCount[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Xe có hồ sơ gốc do cơ quan của tỉnh khác hoặc của bộ giữ · Vehicles whose original file is held outside the unit’s province',
  })
  filesHeldElsewhere!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Của tỉnh: xe chưa rõ thuộc xã nào; tổng các xã cộng số này là `total` · ' +
      'Of a province: vehicles of no known commune; these and those of its communes make `total`',
  })
  unassigned!: number | null;

  @Field(() => DateScalar, { description: 'Tính đến ngày · As of' })
  asOf!: string;

  /** What the figures are made of; undefined for a unit of another province, of which nothing can be said. */
  readonly counted?: CountedUnit;
}

/** The units that a summary counts, and their vehicles by kind and file holder. */
export interface CountedUnit {
  readonly id: string;
  /** Dated id of the province. */
  readonly provinceId: string;
  /** The unit itself, and of a province its communes. */
  readonly unitIds: readonly string[];
  readonly groups: readonly VehicleGroup[];
}

/** Vehicles of one unit, of one kind, whose files one agency holds. */
export interface VehicleGroup {
  readonly unitId: string;
  readonly kind: VehicleKind;
  readonly fileHolderCode: string;
  readonly count: number;
}
