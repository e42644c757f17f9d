/** A request to one subgraph, ready but for its variables and a closing brace. */
export interface Fetch {
  readonly subgraph: string;
  readonly head: string;
}

const entities = (type: string, selection: string): string =>
  `query($representations:[_Any!]!){_entities(representations:$representations){...on ${type}${selection}}}`;

const fetch = (subgraph: string, query: string): Fetch => ({
  subgraph,
  head: `{"query":${JSON.stringify(query)},"variables":`,
});

/** The requests of the two queries, written out as the gateway's plans have them. */
export const FETCHES = {
  citizen: fetch(
    'population',
    `query($id:CitizenId!){citizen(id:$id){id name{full}sex dateOfBirth lifeStatus ethnicity{name}nationality{name}
    identityCard{number issuedOn expiresOn status}permanentResidence{address unit{code name id}since}
    household{fileNumber head{id name{full}}members{relation{name}citizen{id name{full}dateOfBirth}}}
    father{id name{full}}mother{id name{full}}spouse{id name{full}}children{id name{full}dateOfBirth}}}`,
  ),
  civilStatus: fetch(
    'civil-registry',
    entities(
      'Citizen',
      `{civilStatus{state birth{number year registeredAt{id}registeredOn verification}
      marriages{number year spouses{id}}death{number registeredOn}}}`,
    ),
  ),
  vehicles: fetch(
    'vehicles',
    entities(
      'Citizen',
      `{vehicles{state items{plate make model colour status registeredAt{id}fileHolder{name}inspection{dueOn}
      transfer{state daysElapsed missing}}}}`,
    ),
  ),
  land: fetch(
    'land',
    entities(
      'Citizen',
      `{land{state certificates{serial issuedOn holders{share citizen{id}}
      parcels{naturalKey{sheet number}legalArea purposes{code name}unit{id}}}}}`,
    ),
  ),
  names: fetch('population', entities('Citizen', '{name{full}}')),
  unitNames: fetch('population', entities('AdministrativeUnit', '{name}')),
  commune: fetch(
    'population',
    `query($code:AdministrativeCode!,$after:String){administrativeUnit(code:$code){code name
    citizens(first:50,after:$after){edges{node{id name{full}permanentResidence{unit{id}}}}}}}`,
  ),
  ownedVehicles: fetch(
    'vehicles',
    entities('Citizen', '{vehicles{state items{id plate make model manufacturedYear owner{id}}}}'),
  ),
  owners: fetch('population', entities('Citizen', '{name{full}dateOfBirth}')),
  heldLand: fetch(
    'land',
    entities('Citizen', '{land{state certificates{serial issuedOn holders{share citizen{id}}}}}'),
  ),
  holders: fetch('population', entities('Citizen', '{name{full}permanentResidence{address}}')),
} as const;
