import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import {
  certificateBySerial,
  holdersOf,
  parcelById,
  partsOf,
  previousNumbersOf,
  purposesOf,
} from '../loaders/records.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { Holder } from '../types/holder.ts';
import { LandCertificate } from '../types/land-certificate.ts';
import { LandParcel, PreviousParcelNumber } from '../types/land-parcel.ts';
import { LandPurpose } from '../types/land-purpose.ts';

@Resolver(() => LandParcel)
export class LandParcelResolver {
  @UpTo(2)
  @FieldResolver(() => [LandPurpose], { description: 'Mục đích sử dụng · Purposes, the main one first' })
  purposes(@Root() { id }: LandParcel, @Ctx() context: SubgraphContext) {
    return purposesOf(context, id);
  }

  @FieldResolver(() => LandCertificate, {
    nullable: true,
    description: 'Giấy chứng nhận; null khi chưa cấp · Its certificate; null where none was issued',
  })
  certificate(@Root() { certificateSerial }: LandParcel, @Ctx() context: SubgraphContext) {
    return certificateBySerial(context, certificateSerial);
  }

  @UpTo(3)
  @FieldResolver(() => [Holder], {
    description: 'Người sử dụng đất theo giấy chứng nhận · Who holds it, by its certificate',
  })
  holders(@Root() { certificateSerial }: LandParcel, @Ctx() context: SubgraphContext) {
    return holdersOf(context, certificateSerial, false);
  }

  @FieldResolver(() => LandParcel, {
    nullable: true,
    description: 'Thửa gốc trước khi tách · The parcel it was split off',
  })
  parent(@Root() { parentId }: LandParcel, @Ctx() context: SubgraphContext) {
    return parcelById(context, parentId);
  }

  @UpTo(3)
  @FieldResolver(() => [LandParcel], { description: 'Các thửa tách ra · The parcels split off it' })
  parts(@Root() { id }: LandParcel, @Ctx() context: SubgraphContext) {
    return partsOf(context, id);
  }

  @UpTo(2)
  @FieldResolver(() => [PreviousParcelNumber], {
    description: 'Số thửa cũ, mới nhất trước · Numbers it bore before, the latest first',
  })
  previousNumbers(@Root() { id }: LandParcel, @Ctx() context: SubgraphContext) {
    return previousNumbersOf(context, id);
  }
}
