import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AgencyLevel } from '../vocabulary.ts';
import { AdministrativeUnit } from './administrative-unit.ts';
import './enums.ts';

@ObjectType({
  description: 'Cơ quan đăng ký xe · An agency that registers vehicles and holds their files',
})
export class RegistrationAgency {
  @Field(() => String, { description: 'Mã, ví dụ PC08-08@2025-07-01 · Code, e.g. PC08-08@2025-07-01' })
  code!: string;

  @Field(() => String, { description: 'Tên · Name in Vietnamese' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Tên tiếng Anh · Name in English' })
  nameEn!: string | null;

  @Field(() => AgencyLevel, {
    nullable: true,
    description: 'Cấp; null nếu mã không có trong danh mục · Level; null where the codelist lacks the code',
  })
  level!: AgencyLevel | null;

  @Field(() => AdministrativeUnit, {
    nullable: true,
    description: 'Địa bàn · The province or commune it is of',
  })
  unit!: AdministrativeUnit | null;

  @Field(() => [String], { description: 'Hai số đầu của biển số · First two digits of the plates it issues' })
  platePrefixes!: readonly string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Hoạt động từ; để trống khi không rõ · First day in force; null where it is not known',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Hoạt động đến; null nếu đang hoạt động · Last day in force; null while it lasts',
  })
  validTo!: string | null;

  @Field(() => RegistrationAgency, {
    nullable: true,
    description: 'Cơ quan kế thừa hồ sơ · The agency that took over its files',
  })
  successor!: RegistrationAgency | null;
}
