import { defineCodeList } from './code-list.ts';

/** What a make builds, as far as it is seen on the roads of Viet Nam. */
export type MakeOf = 'car' | 'bus' | 'truck' | 'motorcycle';

type Make = readonly [code: string, name: string, builds: string];

/** Row: code · name · what it builds. Compiled by hand and from @faker-js/faker (MIT); there is no open official list. */
const MAKES: readonly Make[] = [
  ['ASTON_MARTIN', 'Aston Martin', 'car'],
  ['AUDI', 'Audi', 'car'],
  ['BMW', 'BMW', 'car'],
  ['BYD', 'BYD', 'car'],
  ['BENTLEY', 'Bentley', 'car'],
  ['CHENGLONG', 'Chenglong', 'truck'],
  ['CHERY', 'Chery', 'car'],
  ['CHEVROLET', 'Chevrolet', 'car'],
  ['CITROEN', 'Citroën', 'car'],
  ['DAEWOO', 'Daewoo', 'car bus'],
  ['DAT_BIKE', 'Dat Bike', 'motorcycle'],
  ['DETECH', 'Detech', 'motorcycle'],
  ['DONGFENG', 'Dongfeng', 'truck'],
  ['DUCATI', 'Ducati', 'motorcycle'],
  ['FERRARI', 'Ferrari', 'car'],
  ['FIAT', 'Fiat', 'car'],
  ['FORD', 'Ford', 'car'],
  ['FUSO', 'Fuso', 'truck'],
  ['HAVAL', 'Haval', 'car'],
  ['HINO', 'Hino', 'truck'],
  ['HONDA', 'Honda', 'car motorcycle'],
  ['HOWO', 'Howo', 'truck'],
  ['HYUNDAI', 'Hyundai', 'car'],
  ['ISUZU', 'Isuzu', 'car truck'],
  ['JAGUAR', 'Jaguar', 'car'],
  ['JEEP', 'Jeep', 'car'],
  ['KAWASAKI', 'Kawasaki', 'motorcycle'],
  ['KIA', 'Kia', 'car'],
  ['KYMCO', 'Kymco', 'motorcycle'],
  ['LAMBORGHINI', 'Lamborghini', 'car'],
  ['LAND_ROVER', 'Land Rover', 'car'],
  ['LEXUS', 'Lexus', 'car'],
  ['LIFAN', 'Lifan', 'motorcycle'],
  ['MG', 'MG', 'car'],
  ['MASERATI', 'Maserati', 'car'],
  ['MAZDA', 'Mazda', 'car'],
  ['MERCEDES_BENZ', 'Mercedes Benz', 'car'],
  ['MINI', 'Mini', 'car'],
  ['MITSUBISHI', 'Mitsubishi', 'car'],
  ['NISSAN', 'Nissan', 'car'],
  ['PEGA', 'Pega', 'motorcycle'],
  ['PEUGEOT', 'Peugeot', 'car'],
  ['PIAGGIO', 'Piaggio', 'motorcycle'],
  ['PORSCHE', 'Porsche', 'car'],
  ['RENAULT', 'Renault', 'car'],
  ['ROLLS_ROYCE', 'Rolls Royce', 'car'],
  ['SYM', 'SYM', 'motorcycle'],
  ['SKODA', 'Skoda', 'car'],
  ['SUBARU', 'Subaru', 'car'],
  ['SUZUKI', 'Suzuki', 'car motorcycle'],
  ['THACO', 'THACO', 'truck bus'],
  ['TESLA', 'Tesla', 'car'],
  ['TOYOTA', 'Toyota', 'car'],
  ['VINFAST', 'VinFast', 'car motorcycle'],
  ['VOLKSWAGEN', 'Volkswagen', 'car'],
  ['VOLVO', 'Volvo', 'car'],
  ['WULING', 'Wuling', 'car'],
  ['YADEA', 'Yadea', 'motorcycle'],
  ['YAMAHA', 'Yamaha', 'motorcycle'],
];

/** Makes of vehicles; their names are the same in every language. */
export const VEHICLE_MAKES = defineCodeList(
  'vehicle-makes',
  MAKES.map(([code, name]) => [code, name, name]),
);

/** Codes of the makes that build one kind of vehicle. */
export function makesOf(kind: MakeOf): readonly string[] {
  return MAKES.filter(([, , builds]) => builds.split(' ').includes(kind)).map(([code]) => code);
}
