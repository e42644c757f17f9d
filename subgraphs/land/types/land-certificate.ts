import 'reflect-metadata';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { RegisterRecord } from '../../shared/register-record.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { LandCertificateStatus } from '../vocabulary.ts';

registerEnumType(LandCertificateStatus, {
  name: 'LandCertificateStatus',
  description: 'Tình trạng giấy chứng nhận · Status of the certificate',
  valuesConfig: {
    VALID: { description: 'Còn hiệu lực · In force' },
    REPLACED: { description: 'Đã cấp đổi, cấp lại · Replaced by another certificate' },
    REVOKED: { description: 'Đã thu hồi · Revoked' },
    LOST: { description: 'Đã khai báo mất · Declared lost; the right itself remains' },
  },
});

@Directive('@key(fields: "serial")')
@ObjectType({
  implements: RegisterRecord,
  description: 'Giấy chứng nhận quyền sử dụng đất · Land use right certificate',
})
export class LandCertificate extends RegisterRecord {
  @Field(() => ID, {
    description:
      'Số phát hành ở dạng chuẩn: chữ hoa, không dấu cách · Serial in normal form: upper case, no separators',
  })
  serial!: string;

  @Field(() => String, {
    description: 'Số phát hành như ghi trong hồ sơ · Serial as the file writes it',
  })
  serialAsWritten!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Số vào sổ cấp giấy · Number in the book of certificates, as written',
  })
  registerNumber?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Ngày cấp, đến mức hồ sơ cho biết · Date of issue, as far as the file says',
  })
  issuedOn?: string | null;

  @Field(() => LandCertificateStatus, { description: 'Tình trạng · Status' })
  status!: LandCertificateStatus;

  @Field(() => String, { nullable: true, description: 'Nội dung mã QR · Content of the QR code' })
  qrCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Mã vạch · Bar code' })
  barCode?: string | null;
}
