import 'reflect-metadata';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { CodedValue, PersonName } from '../../shared/register-record.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { Citizen } from './citizen.ts';
import { CivilEntry } from './civil-entry.ts';
import { RegistrationMode, Sex } from './vocabulary.ts';

@ObjectType({ description: 'Cha hoặc mẹ trong đăng ký khai sinh · A parent as the birth entry states' })
export class ParentInBirth {
  @Field(() => Citizen, { nullable: true, description: 'Công dân, nếu có số định danh · By personal ID' })
  citizen!: Citizen | null;

  @Field(() => PersonName, { description: 'Họ và tên · Name' })
  name!: PersonName;

  @Field(() => Int, { nullable: true, description: 'Năm sinh · Year of birth' })
  yearOfBirth!: number | null;

  @Field(() => CodedValue, {
    nullable: true,
    description: 'Dân tộc, danh mục 1979 · Ethnicity, list of 1979',
  })
  ethnicity!: CodedValue | null;

  @Field(() => CodedValue, { nullable: true, description: 'Quốc tịch · Nationality' })
  nationality!: CodedValue | null;

  @Field(() => String, { nullable: true, description: 'Nơi cư trú · Residence' })
  residence!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: CivilEntry,
  description: 'Đăng ký khai sinh, giá trị hiện hành · A birth entry, with the values now in force',
})
export class BirthEntry extends CivilEntry {
  override readonly __typename = 'BirthEntry';

  /** Date of birth now in force; the statement applies amendments, since the section's state needs it. */
  readonly currentDateOfBirth!: string | null;

  @Field(() => RegistrationMode, { description: 'Loại đăng ký · How it came into the book' })
  mode!: RegistrationMode;

  @Field(() => Citizen, { nullable: true, description: 'Người được khai sinh · The child, by personal ID' })
  child!: Citizen | null;

  @Field(() => PersonName, { nullable: true, description: 'Họ, chữ đệm, tên · Name of the child' })
  childName?: PersonName | null;

  @Field(() => Sex, { nullable: true, description: 'Giới tính · Sex' })
  sex?: Sex | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày, tháng, năm sinh · Date of birth' })
  dateOfBirth?: string | null;

  @Field(() => String, { nullable: true, description: 'Nơi sinh · Place of birth' })
  placeOfBirth?: string | null;

  @Field(() => String, { nullable: true, description: 'Quê quán · Native place' })
  nativePlace?: string | null;

  @Field(() => CodedValue, {
    nullable: true,
    description: 'Dân tộc, danh mục 1979 · Ethnicity, list of 1979',
  })
  ethnicity?: CodedValue | null;

  @Field(() => CodedValue, { nullable: true, description: 'Quốc tịch · Nationality' })
  nationality?: CodedValue | null;

  @Field(() => ParentInBirth, {
    nullable: true,
    description: 'Cha, để trống nếu chưa xác định · Father; null when unknown',
  })
  father?: ParentInBirth | null;

  @Field(() => ParentInBirth, {
    nullable: true,
    description: 'Mẹ, để trống nếu chưa xác định · Mother; null when unknown',
  })
  mother?: ParentInBirth | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Đăng ký quá hạn 60 ngày; null khi đăng ký lại hoặc ngày sinh không đủ rõ · ' +
      'Registered later than 60 days after birth; null for a registration again and where the date of birth is too vague',
  })
  registeredLate?: boolean | null;
}
