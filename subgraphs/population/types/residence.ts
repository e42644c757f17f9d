import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { CodedValue, RegisterRecord } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AdministrativeUnit } from './administrative-unit.ts';
import { ResidenceKind } from './enums.ts';

@ObjectType({
  implements: RegisterRecord,
  description: 'Đăng ký cư trú · A registration of residence (Decree 62/2021/NĐ-CP)',
})
export class Residence extends RegisterRecord {
  @Field(() => ResidenceKind, { description: 'Loại · Kind' })
  kind!: ResidenceKind;

  @Field(() => AdministrativeUnit, { nullable: true, description: 'Xã, phường · Commune or ward' })
  unit!: AdministrativeUnit | null;

  @Field(() => String, {
    nullable: true,
    description: 'Địa chỉ dưới cấp xã · Address below the commune: hamlet, street, number',
  })
  address!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Từ ngày · First day' })
  since!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Đến ngày, theo khai báo hoặc khi xóa · Last day, as declared or when it was deleted',
  })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'Lý do cư trú · Why the citizen stays there' })
  purpose!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày xóa đăng ký · Day the registration was deleted',
  })
  deletedOn!: string | null;

  @Field(() => CodedValue, { nullable: true, description: 'Lý do xóa đăng ký · Why it was deleted' })
  deletionReason!: CodedValue | null;
}

@ObjectType({
  implements: RegisterRecord,
  description: 'Khai báo tạm vắng · A declared absence',
})
export class AbsenceDeclaration extends RegisterRecord {
  @Field(() => AdministrativeUnit, { nullable: true, description: 'Nơi đến: xã, phường · Commune gone to' })
  destinationUnit!: AdministrativeUnit | null;

  @Field(() => String, { nullable: true, description: 'Nơi đến: địa chỉ · Address gone to' })
  destinationAddress!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Vắng từ ngày · First day of the absence' })
  since!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Vắng đến ngày · Last day of the absence' })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'Lý do vắng · Reason' })
  purpose!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày xóa khai báo · Day the declaration was deleted',
  })
  deletedOn!: string | null;

  @Field(() => CodedValue, { nullable: true, description: 'Lý do xóa · Why it was deleted' })
  deletionReason!: CodedValue | null;
}
