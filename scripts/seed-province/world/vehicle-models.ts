import type { VehicleKind } from './vehicle.ts';

/** Makes and models seen on the province's roads, with how often; [make, model, weight]. */
export const MODELS: Readonly<
  Record<VehicleKind, readonly (readonly [readonly [string, string], number])[]>
> = {
  MOTORCYCLE: [
    [['Honda', 'Wave Alpha'], 34],
    [['Honda', 'Vision'], 14],
    [['Honda', 'Future'], 8],
    [['Honda', 'Air Blade'], 8],
    [['Honda', 'Winner X'], 5],
    [['Yamaha', 'Sirius'], 12],
    [['Yamaha', 'Exciter'], 7],
    [['SYM', 'Galaxy'], 3],
    [['Suzuki', 'Viva'], 2],
  ],
  CAR: [
    [['Toyota', 'Vios'], 18],
    [['Hyundai', 'Accent'], 14],
    [['Kia', 'Morning'], 14],
    [['Ford', 'Ranger'], 12],
    [['Mitsubishi', 'Xpander'], 12],
    [['Mazda', 'CX-5'], 8],
    [['Toyota', 'Innova'], 8],
    [['VinFast', 'VF 5'], 8],
    [['Suzuki', 'XL7'], 4],
  ],
  TRUCK: [
    [['Thaco', 'Towner'], 30],
    [['Hyundai', 'Mighty'], 20],
    [['Isuzu', 'QKR'], 20],
    [['Dongben', 'DB1021'], 15],
    [['Hino', 'XZU'], 15],
  ],
};

export const ELECTRIC_MOTORCYCLES = [
  [['VinFast', 'Feliz S'], 5],
  [['Yadea', 'Xmen Neo'], 3],
  [['Dat Bike', 'Weaver'], 1],
] as const;

export const COLOURS = ['Đen', 'Trắng', 'Đỏ', 'Xanh', 'Xám', 'Bạc', 'Nâu'] as const;
