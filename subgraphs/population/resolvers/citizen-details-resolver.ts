import 'reflect-metadata';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { CodedValue, PersonName } from '../../shared/register-record.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { Citizen } from '../types/citizen.ts';
import type { CitizenDetails } from '../types/citizen-details.ts';
import { MaritalStatus } from '../types/enums.ts';
import { Place } from '../types/place.ts';

/** Rarely asked and mostly sensitive: one further SELECT for all of them together. */
@Resolver(() => Citizen)
export class CitizenDetailsResolver {
  @FieldResolver(() => PersonName, {
    nullable: true,
    description: 'Họ, chữ đệm và tên khai sinh · Birth name',
  })
  birthName(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'birthName');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Tên gọi khác · Other name' })
  otherName(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'otherName');
  }

  @FieldResolver(() => Place, { nullable: true, description: 'Nơi sinh · Place of birth' })
  placeOfBirth(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'placeOfBirth');
  }

  @FieldResolver(() => Place, {
    nullable: true,
    description: 'Nơi đăng ký khai sinh · Place where the birth was registered',
  })
  placeOfBirthRegistration(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'placeOfBirthRegistration');
  }

  @FieldResolver(() => Place, { nullable: true, description: 'Quê quán · Native place' })
  nativePlace(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'nativePlace');
  }

  @FieldResolver(() => CodedValue, {
    nullable: true,
    description: 'Tôn giáo; nhạy cảm · Religion; sensitive',
  })
  religion(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'religion');
  }

  @FieldResolver(() => CodedValue, {
    nullable: true,
    description: 'Nhóm máu; nhạy cảm · Blood group; sensitive',
  })
  bloodGroup(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'bloodGroup');
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'Các số CMND 9 số đã cấp · Numbers of the old 9-digit cards',
  })
  formerIdNumbers(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'formerIdNumbers');
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Mức định danh điện tử: 1 hoặc 2; để trống khi chưa có · Level of electronic identity, 1 or 2; null for none',
  })
  electronicIdentityLevel(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'electronicIdentityLevel');
  }

  @FieldResolver(() => MaritalStatus, {
    nullable: true,
    description: 'Tình trạng hôn nhân; nhạy cảm · Marital status; sensitive',
  })
  maritalStatus(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'maritalStatus');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Nghề nghiệp · Occupation' })
  occupation(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'occupation');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Số điện thoại · Telephone' })
  phone(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'phone');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Thư điện tử · E-mail' })
  email(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'email');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Thông tin khác · Other information' })
  otherInformation(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return detail(citizen, context, 'otherInformation');
  }
}

async function detail<Name extends keyof CitizenDetails>(
  { id }: Citizen,
  context: SubgraphContext,
  name: Name,
): Promise<CitizenDetails[Name] | null> {
  const details = await populationLoaders(context).citizens.detailsOf(id);
  return details && details[name];
}
