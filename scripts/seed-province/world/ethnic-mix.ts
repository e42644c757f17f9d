/** Shares in percent by code of the list of 1979, for the people of a former province. */
export type EthnicMix = readonly (readonly [code: string, share: number])[];

/**
 * Hà Giang as in the census of 2019 (854,679 people); for the former Tuyên Quang no comparable table is at hand, so
 * its mix is an assumption that only keeps the order of its peoples.
 */
export const ETHNIC_MIX: Readonly<Record<string, EthnicMix>> = {
  '02': [
    ['08', 34.2],
    ['02', 22.5],
    ['09', 14.9],
    ['01', 12.3],
    ['07', 9.5],
    ['25', 2.0],
    ['15', 1.0],
    ['18', 0.5],
  ],
  '08': [
    ['01', 43],
    ['02', 26],
    ['09', 13.5],
    ['15', 9],
    ['08', 3],
    ['07', 2.5],
    ['18', 2],
    ['25', 0.5],
  ],
};
