import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { provincesHeld } from '../../shared/administrative-units/register-territory.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { known } from '../../shared/known.ts';
import { SectionState } from '../../shared/register-record.ts';
import { landSerialSearchKey } from '../../shared/scalars/land-serial.ts';
import { coverageOf, stateOfMissing } from '../loaders/coverage.ts';
import { certificateBySerial } from '../loaders/records.ts';
import { CertificateLookup } from '../types/certificate-lookup.ts';
import { LandCertificate } from '../types/land-certificate.ts';
import { LandCoverage } from '../types/land-coverage.ts';

const SERIAL = 'Số phát hành, viết kiểu nào cũng được · Serial, however it is written';

/** The ways to a certificate. What the register lacks says little while most certificates are on paper only. */
@Resolver(() => CertificateLookup)
export class CertificateLookupResolver {
  @Query(() => LandCertificate, {
    nullable: true,
    description:
      'Giấy chứng nhận theo số phát hành; lỗi NOT_FOUND nếu không có trong cơ sở dữ liệu, giấy vẫn có thể là thật · ' +
      'A certificate by its serial; error NOT_FOUND where it is not in the database, genuine or not',
  })
  async landCertificate(
    @Arg('serial', () => String, { description: SERIAL }) serial: string,
    @Ctx() context: SubgraphContext,
  ): Promise<LandCertificate> {
    return known(await certificateBySerial(context, searchKey(serial)), () =>
      argumentFault('serial', {
        code: 'NOT_FOUND',
        fault: {
          vi: 'không có giấy chứng nhận này trong cơ sở dữ liệu; giấy vẫn có thể là thật và chỉ có bản giấy',
          en: 'no such certificate is in the database; it may be genuine and exist on paper only',
        },
        nextStep: {
          vi: 'Hỏi `landCertificateLookup`: câu trả lời cho biết bao nhiêu phần của tỉnh đã được số hóa.',
          en: 'Ask `landCertificateLookup`, which says how much of the province is in the database.',
        },
      }),
    );
  }

  @Query(() => CertificateLookup, {
    nullable: true,
    description:
      'Tra giấy chứng nhận theo số phát hành; nói rõ khi không thể biết · ' +
      'Search for a certificate by its serial; says where the register cannot know',
  })
  async landCertificateLookup(
    @Arg('serial', () => String, { description: SERIAL }) serial: string,
    @Ctx() context: SubgraphContext,
  ): Promise<CertificateLookup> {
    const certificate = await certificateBySerial(context, searchKey(serial));
    if (certificate !== null) return { state: SectionState.FOUND, certificate };
    const state = await stateOfMissing(context, provincesHeld(context.units, context.today));
    return { state, certificate };
  }

  @FieldResolver(() => LandCoverage, {
    nullable: true,
    description:
      'Mức độ số hóa của cả tỉnh: một giấy bất kỳ có trong cơ sở dữ liệu với khả năng chừng ấy · ' +
      'How much of the province is in the database: about as likely is any certificate to be there',
  })
  coverage(@Ctx() context: SubgraphContext): Promise<LandCoverage> {
    return coverageOf(context, provincesHeld(context.units, context.today));
  }
}

function searchKey(serial: string): string {
  const key = landSerialSearchKey(serial);
  if (key !== '') return key;
  throw argumentFault('serial', {
    fault: { vi: 'không có chữ cái hay chữ số nào', en: 'has no letter or digit' },
    expected: { vi: 'chẳng hạn "AA 01234567"', en: 'e.g. "AA 01234567"' },
  });
}
