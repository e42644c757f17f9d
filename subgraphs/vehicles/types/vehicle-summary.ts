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
    'Tổng hợp xe chưa bị thu hồi của chủ xe có địa chỉ tại đơn vị · ' +
    'Vehicles not revoked, of the owners whose address in this register lies in the unit',
})
export class VehicleSummary {
  @Field(() => SectionState, { description: 'Trạng thái trả lời · FOUND, or NONE where there is no vehicle' })
  state!: SectionState;

  @Field(() => Int, { description: 'Tổng số xe · All vehicles' })
  total!: number;

  @UpTo(10)
  @Field(() => [VehicleKindCount], {
    description: 'Theo loại, nhiều nhất trước · By kind, most frequent first',
  })
  byKind!: readonly VehicleKindCount[];

  @Field(() => Int, {
    description:
      'Xe có hồ sơ gốc do cơ quan của tỉnh khác hoặc của bộ giữ · Vehicles whose original file is held outside the unit’s province',
  })
  filesHeldElsewhere!: number;

  @Field(() => DateScalar, { description: 'Tính đến ngày · As of' })
  asOf!: string;

  /** Dated ids of the units counted; `inspectionOverdue` is counted only when asked for. */
  readonly unitIds!: readonly string[];
}
