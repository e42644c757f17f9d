import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { SectionState } from '../../shared/register-record.ts';
import { LandCertificate } from './land-certificate.ts';

@ObjectType({
  description:
    'Kết quả tra giấy chứng nhận: không tìm thấy chưa có nghĩa là giấy giả · ' +
    'Answer to a search for a certificate: one that is not found may be genuine all the same',
})
export class CertificateLookup {
  @Field(() => SectionState, {
    description:
      'FOUND có trong cơ sở dữ liệu; NOT_DIGITISED không có, nhưng nhiều giấy chỉ có bản giấy, xem `coverage`; NONE không có, và mọi thửa đã cấp giấy đều đã số hóa · ' +
      'FOUND it is in the database; NOT_DIGITISED it is not, but many certificates exist on paper only, see `coverage`; NONE it is not, and every certified parcel is digitised',
  })
  state!: SectionState;

  @Field(() => LandCertificate, {
    nullable: true,
    description: 'Giấy chứng nhận, khi FOUND · The certificate, when FOUND',
  })
  certificate!: LandCertificate | null;
}
