import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { CodedValue, PersonName } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { Citizen } from './citizen.ts';
import { Amendment, CivilEntry } from './civil-entry.ts';
import { MarriageEndReason, RegistrationMode } from './vocabulary.ts';

@ObjectType({ description: 'Vợ hoặc chồng trong đăng ký kết hôn · A spouse as the marriage entry states' })
export class SpouseInMarriage {
  @Field(() => Citizen, { nullable: true, description: 'Công dân, nếu có số định danh · By personal ID' })
  citizen!: Citizen | null;

  @Field(() => PersonName, { description: 'Họ và tên · Name' })
  name!: PersonName;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày sinh · Date of birth' })
  dateOfBirth!: string | null;

  @Field(() => CodedValue, {
    nullable: true,
    description: 'Dân tộc, danh mục 1979 · Ethnicity, list of 1979',
  })
  ethnicity!: CodedValue | null;

  @Field(() => CodedValue, { nullable: true, description: 'Quốc tịch · Nationality' })
  nationality!: CodedValue | null;

  @Field(() => String, { nullable: true, description: 'Nơi cư trú · Residence' })
  residence!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Giấy tờ tùy thân, khi không có số định danh · Papers, where there is no personal ID',
  })
  papers!: string | null;
}

@ObjectType({ description: 'Chấm dứt hôn nhân · How a marriage ended' })
export class MarriageEnd {
  @Field(() => MarriageEndReason, { description: 'Lý do · Reason' })
  reason!: MarriageEndReason;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Ngày chấm dứt · Day the judgment took effect, or of the death',
  })
  on!: string | null;

  @Field(() => Citizen, { nullable: true, description: 'Người đã chết · The spouse who died' })
  deceased!: Citizen | null;

  @Field(() => Amendment, { nullable: true, description: 'Việc đã ghi sổ · The act that ended it' })
  amendment!: Amendment | null;
}

@ObjectType({
  implements: CivilEntry,
  description: 'Đăng ký kết hôn, giá trị hiện hành · A marriage entry, with the values now in force',
})
export class MarriageEntry extends CivilEntry {
  override readonly __typename = 'MarriageEntry';

  @Field(() => RegistrationMode, { description: 'Loại đăng ký · How it came into the book' })
  mode!: RegistrationMode;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Ngày xác lập hôn nhân; null khi đăng ký lại hoặc ghi chú mà không rõ · ' +
      'First day of the marriage; null where it was registered again or noted and is not known',
  })
  validFrom!: string | null;

  @UpTo(2)
  @Field(() => [Citizen], {
    description: 'Hai vợ chồng, người có số định danh · The spouses who have a personal ID, husband first',
  })
  spouses!: readonly Citizen[];

  @Field(() => SpouseInMarriage, { description: 'Chồng · Husband' })
  husband?: SpouseInMarriage;

  @Field(() => SpouseInMarriage, { description: 'Vợ · Wife' })
  wife?: SpouseInMarriage;

  @Field(() => MarriageEnd, {
    nullable: true,
    description:
      'Chấm dứt do ly hôn, hủy kết hôn hoặc chết, theo sổ này; null khi sổ chưa ghi · ' +
      'Its end by divorce, annulment or death, as far as this register knows; null while it knows of none',
  })
  end?: MarriageEnd | null;
}
