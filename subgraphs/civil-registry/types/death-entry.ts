import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { CodedValue, PersonName } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { Citizen } from './citizen.ts';
import { CivilEntry } from './civil-entry.ts';
import { RegistrationMode, Sex } from './vocabulary.ts';

@ObjectType({ description: 'Người báo tử và giấy báo tử · Who notified the death, by which paper' })
export class DeathNotice {
  @Field(() => PersonName, { nullable: true, description: 'Người đi khai tử · Notifier' })
  notifier!: PersonName | null;

  @Field(() => String, { nullable: true, description: 'Quan hệ với người chết · Relation to the deceased' })
  relation!: string | null;

  @Field(() => String, { nullable: true, description: 'Số giấy báo tử · Number of the notice of death' })
  number!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày cấp giấy báo tử · Date of the notice' })
  issuedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Nơi cấp giấy báo tử · Issuer of the notice' })
  issuedBy!: string | null;
}

@ObjectType({
  implements: CivilEntry,
  description: 'Đăng ký khai tử, giá trị hiện hành · A death entry, with the values now in force',
})
export class DeathEntry extends CivilEntry {
  override readonly __typename = 'DeathEntry';

  @Field(() => RegistrationMode, { description: 'Loại đăng ký · How it came into the book' })
  mode!: RegistrationMode;

  @Field(() => Citizen, { nullable: true, description: 'Người chết · The deceased, by personal ID' })
  deceased!: Citizen | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày chết · Date of death' })
  diedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Giờ chết, HH:MM · Time of death, local' })
  timeOfDeath?: string | null;

  @Field(() => PersonName, { nullable: true, description: 'Họ và tên · Name of the deceased' })
  deceasedName?: PersonName | null;

  @Field(() => Sex, { nullable: true, description: 'Giới tính · Sex' })
  sex?: Sex | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày sinh · Date of birth' })
  dateOfBirth?: string | null;

  @Field(() => CodedValue, {
    nullable: true,
    description: 'Dân tộc, danh mục 1979 · Ethnicity, list of 1979',
  })
  ethnicity?: CodedValue | null;

  @Field(() => CodedValue, { nullable: true, description: 'Quốc tịch · Nationality' })
  nationality?: CodedValue | null;

  @Field(() => String, { nullable: true, description: 'Nơi cư trú cuối cùng · Last residence' })
  lastResidence?: string | null;

  @Field(() => String, { nullable: true, description: 'Nơi chết · Place of death' })
  placeOfDeath?: string | null;

  @Field(() => String, { nullable: true, description: 'Nguyên nhân chết · Cause of death' })
  cause?: string | null;

  @Field(() => DeathNotice, { nullable: true, description: 'Việc báo tử · Notification of the death' })
  notice?: DeathNotice | null;
}
