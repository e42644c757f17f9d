import 'reflect-metadata';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { VerificationState } from '../../shared/register-record.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { Citizen } from './citizen.ts';
import { IdPaper } from './id-paper.ts';
import { HolderKind, HolderVerificationMethod } from '../vocabulary.ts';

registerEnumType(HolderKind, {
  name: 'HolderKind',
  description: 'Loại người sử dụng đất · Kind of holder',
  valuesConfig: {
    PERSON: { description: 'Cá nhân · One person' },
    COUPLE: {
      description: 'Vợ chồng; hai người cùng `party` · A couple; two persons under the same `party`',
    },
    HOUSEHOLD: { description: 'Hộ gia đình, ghi tên đại diện · A household, by its representative' },
    ORGANISATION: { description: 'Tổ chức · An organisation' },
    COMMUNITY: { description: 'Cộng đồng dân cư · A community' },
  },
});

registerEnumType(HolderVerificationMethod, {
  name: 'HolderVerificationMethod',
  description: 'Cách xác minh · How the holder was verified',
  valuesConfig: {
    POPULATION_DATABASE: { description: 'Đối chiếu CSDL dân cư · Against the population database' },
    ELECTRONIC_IDENTITY: { description: 'Định danh điện tử · By electronic identity' },
    PAPERS: { description: 'Đối chiếu giấy tờ · Against papers' },
    FIELD: { description: 'Xác minh tại địa bàn · On the spot, by the hamlet' },
  },
});

@ObjectType({
  description: 'Người sử dụng đất trên giấy chứng nhận · A person or body that a certificate names',
})
export class Holder {
  @Field(() => Int, {
    description:
      'Thứ tự chủ sử dụng; vợ và chồng cùng một số, phần của họ tính một lần · Which holder of the certificate; both persons of a couple have the same number, and their share counts once',
  })
  party!: number;

  @Field(() => HolderKind, { description: 'Loại · Kind' })
  kind!: HolderKind;

  @Field(() => Citizen, {
    nullable: true,
    description:
      'Công dân, chỉ khi hồ sơ có số định danh; không ghép theo tên hay số CMND cũ · The citizen, only where the file holds the personal ID; never matched by name or old number',
  })
  citizen?: Citizen | null;

  @Field(() => String, { description: 'Tên như ghi trên giấy · Name as written' })
  name!: string;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Ngày sinh theo hồ sơ đất, thường chỉ có năm · Date of birth in the land file, often the year alone',
  })
  dateOfBirth?: string | null;

  @Field(() => String, { nullable: true, description: 'Vai trò như ghi · Role as written' })
  role?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phần quyền của chủ, như ghi · Share of the party, as written',
  })
  share?: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Từ · Holds since' })
  since?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Đến; null là đang sử dụng · Held until; null while it holds',
  })
  until?: string | null;

  @Field(() => VerificationState, { description: 'Tình trạng xác minh · How far verified' })
  verification!: VerificationState;

  @Field(() => HolderVerificationMethod, { nullable: true, description: 'Cách xác minh · How verified' })
  howVerified?: HolderVerificationMethod | null;

  @UpTo(2)
  @Field(() => [IdPaper], {
    description: 'Giấy tờ nhân thân, kể cả CMND 9 số · ID papers, 9-digit numbers included',
  })
  idPapers!: readonly IdPaper[];
}
