import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { holdersOf, parcelsOf } from '../loaders/records.ts';
import { Holder } from '../types/holder.ts';
import { LandCertificate } from '../types/land-certificate.ts';
import { LandParcel } from '../types/land-parcel.ts';

@Resolver(() => LandCertificate)
export class LandCertificateResolver {
  @UpTo(3)
  @FieldResolver(() => [Holder], { description: 'Người sử dụng đất · Who holds it' })
  holders(
    @Root() { serial }: LandCertificate,
    @Arg('former', () => Boolean, {
      defaultValue: false,
      description: 'Kể cả người đã thôi sử dụng · Also those who held it before',
    })
    former: boolean,
    @Ctx() context: SubgraphContext,
  ) {
    return holdersOf(context, serial, former);
  }

  @UpTo(3)
  @FieldResolver(() => [LandParcel], {
    description: 'Các thửa trên giấy, kể cả thửa đã tách · Its parcels, ended ones included',
  })
  parcels(@Root() { serial }: LandCertificate, @Ctx() context: SubgraphContext) {
    return parcelsOf(context, serial);
  }
}
