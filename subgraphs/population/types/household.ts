import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { pagedList } from '../../shared/paged-list.ts';
import { CodedValue } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { Citizen } from './citizen.ts';

@Directive('@key(fields: "fileNumber")')
@ObjectType({
  description:
    'Hộ gia đình theo hồ sơ cư trú; sổ hộ khẩu giấy đã bãi bỏ · ' +
    'A household, which is its residence file: the paper household book was abolished',
})
export class Household {
  @Field(() => ID, { description: 'Số hồ sơ cư trú · Number of the residence file' })
  fileNumber!: string;
}

export const HouseholdConnection = pagedList({
  name: 'Household',
  node: () => Household,
  description: 'Danh sách hộ theo trang · A list of households, by page',
  entry: 'Một hộ trong danh sách · A household in a list',
});

@ObjectType({ description: 'Thành viên hộ · A member of a household' })
export class HouseholdMember {
  @Field(() => CodedValue, { nullable: true, description: 'Quan hệ với chủ hộ · Relation to the head' })
  relation!: CodedValue | null;

  @Field(() => Citizen, { description: 'Công dân · The citizen' })
  citizen!: Citizen;

  @Field(() => DateScalar, { nullable: true, description: 'Vào hộ từ ngày · Member since' })
  since!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ra khỏi hộ ngày; để trống với thành viên hiện tại · Member until; null for present members',
  })
  until!: string | null;

  @Field(() => CodedValue, { nullable: true, description: 'Lý do ra khỏi hộ · Why the member left' })
  deletionReason!: CodedValue | null;
}
