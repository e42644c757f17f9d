import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import { known } from '../../shared/known.ts';
import { AdministrativeCodeScalar } from '../../shared/scalars/administrative-code.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { findParcels } from '../loaders/find-parcels.ts';
import { parcelById } from '../loaders/records.ts';
import { mapNumber } from '../map-number.ts';
import { parcelId } from '../parcel-id.ts';
import { readCommunes } from '../read-communes.ts';
import { LandParcel } from '../types/land-parcel.ts';
import { ParcelLookup } from '../types/parcel-lookup.ts';

@ArgsType()
export class ParcelArguments {
  @Field(() => AdministrativeCodeScalar, {
    description:
      'Mã xã, cũ hoặc mới; mã dùng lại được hiểu theo mọi nghĩa trừ khi có `asOf` · Code of a commune, old or new; a recycled code is taken in every meaning unless `asOf` is given',
  })
  unit!: string;

  @Field(() => String, { description: 'Số tờ bản đồ · Map sheet' })
  sheet!: string;

  @Field(() => String, { description: 'Số thửa · Parcel number' })
  number!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Mẫu số tỷ lệ, khi cần phân biệt · Denominator of the scale, where it decides',
  })
  scale?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày mà mã xã có nghĩa · The day on which the code is meant',
  })
  asOf?: string | null;
}

@Resolver()
export class QueryResolver {
  @Query(() => LandParcel, {
    nullable: true,
    description:
      'Thửa đất theo mã; lỗi NOT_FOUND nếu không có trong cơ sở dữ liệu · ' +
      'A parcel by its id; error NOT_FOUND where it is not in the database',
  })
  async landParcel(
    @Arg('id', () => ID, { description: 'Mã thửa 12 ký tự · Parcel id, 12 characters' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<LandParcel> {
    return known(await parcelById(context, parcelId('id', id)), () =>
      argumentFault('id', {
        code: 'NOT_FOUND',
        fault: {
          vi: 'không có thửa nào mang mã này trong cơ sở dữ liệu',
          en: 'no parcel with this id is in the database',
        },
        nextStep: {
          vi: 'Đối chiếu mười hai ký tự, hoặc tra bằng `landParcels` theo xã, tờ, thửa.',
          en: 'Compare the twelve characters, or search with `landParcels` by commune, sheet and number.',
        },
      }),
    );
  }

  @Query(() => ParcelLookup, {
    nullable: true,
    description:
      'Tra thửa theo xã, tờ, thửa; trùng thì trả mọi thửa, không đoán · Search by commune, sheet and number; where the key collides all are given, none is guessed',
  })
  landParcels(
    @Args(() => ParcelArguments) { unit, sheet, number, scale, asOf }: ParcelArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<ParcelLookup> {
    return findParcels(context, {
      meanings: readCommunes(context.units, unit, asOf),
      sheet: mapNumber('sheet', sheet),
      number: mapNumber('number', number),
      scale: scale ?? undefined,
    });
  }
}
