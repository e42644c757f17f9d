import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import { coverageOf } from '../loaders/coverage.ts';
import { certificatesHeldBy, landState, parcelsHeldBy } from '../loaders/holdings.ts';
import { LandCertificate } from '../types/land-certificate.ts';
import { LandCoverage } from '../types/land-coverage.ts';
import { LandParcel } from '../types/land-parcel.ts';
import { LandSection } from '../types/land-section.ts';

@Resolver(() => LandSection)
export class LandSectionResolver {
  @FieldResolver(() => SectionState, {
    description:
      'FOUND đang có đất; MISMATCH giấy đã đổi hoặc thu hồi mà chưa chấm dứt; NOT_DIGITISED xã nơi thường trú chưa có dữ liệu; NONE không có, xem `coverage` · FOUND holds land; MISMATCH holds a certificate that was replaced or revoked; NOT_DIGITISED no data of the commune of residence; NONE nothing, see `coverage`',
  })
  state(@Root() section: LandSection, @Ctx() context: SubgraphContext): Promise<SectionState> {
    return landState(context, section);
  }

  @FieldResolver(() => [LandCertificate], {
    description: 'Giấy chứng nhận đứng tên · Certificates that name the citizen as holder today',
  })
  certificates(@Root() { citizenId }: LandSection, @Ctx() context: SubgraphContext) {
    return certificatesHeldBy(context, citizenId);
  }

  @FieldResolver(() => [LandParcel], {
    description: 'Thửa đất đang tồn tại trên các giấy đó · Parcels in existence on those certificates',
  })
  parcels(@Root() { citizenId }: LandSection, @Ctx() context: SubgraphContext) {
    return parcelsHeldBy(context, citizenId);
  }

  @FieldResolver(() => LandCoverage, {
    nullable: true,
    description:
      'Mức độ số hóa ở xã nơi thường trú; null khi chưa rõ nơi thường trú hoặc xã ngoài tỉnh · How much data there is of the commune of residence; null where the residence is unknown or outside the province',
  })
  coverage(@Root() { communeIds }: LandSection, @Ctx() context: SubgraphContext) {
    return coverageOf(context, communeIds);
  }
}
