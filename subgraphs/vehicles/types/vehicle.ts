import 'reflect-metadata';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CodedValue, RegisterRecord } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PlateScalar } from '../../shared/scalars/plate.ts';
import { PlateColour, VehicleKind, VehicleOwnerKind, VehicleStatus } from '../vocabulary.ts';
import { AdministrativeUnit } from './administrative-unit.ts';
import { Citizen } from './citizen.ts';
import { OwnerIdentifier } from './owner-identifier.ts';
import { RegistrationAgency } from './registration-agency.ts';
import './enums.ts';

/** What has a table of its own (events, transfer, inspection, consent) is added by the resolvers. */
@Directive('@key(fields: "id")')
@ObjectType({
  implements: RegisterRecord,
  description: 'Xe cơ giới · A motor vehicle',
})
export class Vehicle extends RegisterRecord {
  @Field(() => ID, { description: 'Mã xe trong sổ đăng ký · Number of the vehicle in the register' })
  id!: string;

  @Field(() => PlateScalar, {
    description:
      'Biển số, dạng chuẩn; xe đã thu hồi thì là biển cuối cùng · Plate in normal form; of a revoked vehicle its last',
  })
  plate!: string;

  @Field(() => PlateColour, { description: 'Màu biển số · Colour of the plate' })
  plateColour!: PlateColour;

  @Field(() => VehicleKind, { description: 'Loại phương tiện · Kind' })
  kind!: VehicleKind;

  @Field(() => String, { nullable: true, description: 'Nhãn hiệu · Make' })
  make!: string | null;

  @Field(() => CodedValue, { nullable: true, description: 'Kiểu dáng, thân xe · Type of body' })
  type!: CodedValue | null;

  @Field(() => String, { nullable: true, description: 'Số loại · Model' })
  model!: string | null;

  @Field(() => String, { nullable: true, description: 'Màu sơn · Colour' })
  colour!: string | null;

  @Field(() => Int, { nullable: true, description: 'Số chỗ ngồi · Seats' })
  seats!: number | null;

  @Field(() => Int, { nullable: true, description: 'Tải trọng hàng hóa, kg · Load in kg' })
  loadKg!: number | null;

  @Field(() => Int, { nullable: true, description: 'Dung tích xi lanh, cm³ · Displacement in cm³' })
  displacementCc!: number | null;

  @Field(() => Int, { nullable: true, description: 'Năm sản xuất · Year of manufacture' })
  manufacturedYear!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Số khung, dạng chuẩn; null nếu hồ sơ không đọc được · Chassis number in normal form, if legible',
  })
  chassisNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Số khung như ghi trong hồ sơ · Chassis number as the file has it',
  })
  chassisNumberAsWritten!: string | null;

  @Field(() => [String], { description: 'Số máy, có thể nhiều · Engine numbers, one for each engine' })
  engineNumbers!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'Ngày đăng ký lần đầu · First registered on' })
  firstRegisteredOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Đăng ký có giá trị đến · Registration expires on',
  })
  expiresOn!: string | null;

  @Field(() => VehicleStatus, { description: 'Tình trạng đăng ký · State of the registration' })
  status!: VehicleStatus;

  @Field(() => VehicleOwnerKind, { description: 'Loại chủ xe · Kind of owner' })
  ownerKind!: VehicleOwnerKind;

  @Field(() => Citizen, {
    nullable: true,
    description:
      'Chủ xe là công dân có số định danh; khi đang sang tên là người mua · ' +
      'The owner, where a citizen with a personal ID on file; the buyer while a change of owner is under way',
  })
  owner!: Citizen | null;

  @Field(() => OwnerIdentifier, {
    nullable: true,
    description: 'Giấy tờ của chủ xe nếu không có số định danh · What names the owner otherwise',
  })
  ownerIdentifier!: OwnerIdentifier | null;

  @Field(() => String, {
    nullable: true,
    description: 'Tên chủ xe ghi trong sổ đăng ký · Name of the owner as this register has it',
  })
  ownerName!: string | null;

  @Field(() => AdministrativeUnit, {
    nullable: true,
    description: 'Nơi đăng ký, theo đơn vị khi đó · Where it was registered, as the unit was then',
  })
  registeredAt!: AdministrativeUnit | null;

  @Field(() => AdministrativeUnit, {
    nullable: true,
    description: 'Địa chỉ chủ xe theo đơn vị hiện nay · The unit of today in which the owner’s address lies',
  })
  ownerUnit!: AdministrativeUnit | null;

  @Field(() => RegistrationAgency, {
    description: 'Cơ quan giữ hồ sơ gốc · Agency that holds the original file',
  })
  fileHolder!: RegistrationAgency;
}
