import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { UNIT_ID } from '../../shared/administrative-units/unit-id.ts';
import { AdministrativeCodeScalar } from '../../shared/scalars/administrative-code.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AdministrativeUnitKind } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Đơn vị hành chính trong thời gian mã của nó có hiệu lực; mã được dùng lại nên khóa gồm mã và ngày · ' +
    'A province or commune while its code meant it; codes are recycled, so the key is code and date',
})
export class AdministrativeUnit {
  @Field(() => ID, { description: UNIT_ID })
  id!: string;

  @Field(() => AdministrativeCodeScalar, { description: 'Mã · Code; names the unit only with a date' })
  code!: string;

  @Field(() => String, { description: 'Tên không kèm loại · Name without the kind' })
  name!: string;

  @Field(() => String, { description: 'Tên kèm loại · Name with the kind' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'Tên tiếng Anh · English name' })
  nameEn!: string | null;

  @Field(() => AdministrativeUnitKind, { description: 'Loại · Kind' })
  kind!: AdministrativeUnitKind;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Ngày đầu có hiệu lực; để trống khi không rõ: các thay đổi trước tháng 7/2025 không phân biệt được · ' +
      'First day in force; null where it is not known: changes before July 2025 are not told apart',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày cuối có hiệu lực; để trống khi còn hiệu lực · Last day in force; null while it lasts',
  })
  validTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Huyện, chỉ trước 01/7/2025 · District, only before 1 July 2025',
  })
  district!: string | null;

  parentId!: string | null;
}
