/** Sets of subgraphs that between them use every way of joining; no `@link` needed. */
export const SCHEMAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** Several keys, unions, interfaces, value types shared between subgraphs, entities that lead back. */
  registers: {
    population: `
      type Address @shareable { street: String city: String zip: Int }
      interface Person { id: ID! name: String! }
      type Citizen implements Person @key(fields: "id") @key(fields: "nid code") {
        id: ID! nid: String! code: Int! name: String! nick: String address: Address birth: String!
        parents: [Citizen!]! spouse: Citizen tags: [[String!]] history: [Address!] }
      type Alien implements Person @key(fields: "id") { id: ID! name: String! country: String }
      type Query { citizen(id: ID! = "1"): Citizen citizens(n: Int = 3): [Citizen!]! people: [Person] one: Citizen! }
      type Mutation { move(id: ID!, n: Int): Citizen rename(text: String): Citizen! }`,
    vehicles: `
      enum Fuel { GAS EV STEAM }
      type Vehicle @key(fields: "id") { id: ID! plate: String! year: Int fuel: Fuel! owner: Citizen owners: [Citizen] price(currency: String = "VND"): Float }
      type Citizen @key(fields: "id") { id: ID! vehicles: [Vehicle!] cars(n: Int = 1): [Vehicle]!
        nick: String @external badge: String @requires(fields: "nick")
        birth: String! @external address: Address @external seniority: Int @requires(fields: "birth address { city zip }") }
      type Address @shareable { street: String city: String zip: Int }
      type Mutation { paint(id: ID!, fuel: Fuel!): Vehicle scrap(n: Int = 2): [Vehicle!] }`,
    land: `
      type Parcel @key(fields: "id") { id: ID! area: Float! owner: Citizen! location: Address holders: [Holder!]! grid: [[Citizen]] }
      type Firm { title: String! boss: Citizen }
      union Holder = Citizen | Firm
      type Address @shareable { street: String city: String zip: Int }
      type Citizen @key(fields: "nid code") { nid: String! code: Int! parcels: [Parcel] assets: [Asset!]! }
      interface Asset { id: ID! value: Int }
      type House implements Asset @key(fields: "id") { id: ID! value: Int rooms: Int! }
      type Plot implements Asset @key(fields: "id") { id: ID! value: Int crop: String at: Parcel }
      type Query { parcel(id: ID!): Parcel holders: [Holder] assets: [Asset] }`,
    extra: `
      type House @key(fields: "id") { id: ID! insured: Boolean! insurer: String }
      type Plot @key(fields: "id") { id: ID! insured: Boolean! water: Float }
      type Vehicle @key(fields: "id") { id: ID! insured: Boolean tax: Int! }
      type Alien @key(fields: "id") { id: ID! visa: String! sponsor: Citizen }
      type Citizen @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  /** `@requires` with arguments, `@provides`, `@override`, shared roots, inaccessible parts, nested requirements. */
  shop: {
    catalogue: `
      type Product @key(fields: "upc") @key(fields: "sku { code region }") {
        upc: ID! sku: Sku! name: String @shareable weight: Float price(currency: String = "EUR", net: Boolean): Float
        size: Size secret: String @inaccessible variants(n: Int = 2): [Product] moved: String! banner: String }
      type Sku { code: String! region: String! }
      type Size @shareable { height(unit: String = "cm"): Int width: Int! }
      type Query { product(upc: ID!): Product products(n: Int = 3): [Product!]! @shareable cheapest: Product }`,
    stock: `
      type Product @key(fields: "upc") { upc: ID!
        weight: Float @external price(currency: String = "EUR", net: Boolean): Float @external size: Size @external secret: String @external
        cost: Float @requires(fields: "price(currency: \\"USD\\") weight")
        duty: Float @requires(fields: "price(currency: \\"EUR\\", net: true)")
        box: String @requires(fields: "size { width height(unit: \\"in\\") }")
        hidden: Int @requires(fields: "secret")
        moved: String! @override(from: "catalogue")
        banner: String @override(from: "catalogue", label: "percent(50)")
        warehouses: [Warehouse!] }
      type Size @shareable { height(unit: String = "cm"): Int width: Int! }
      type Warehouse @key(fields: "id") { id: ID! city: String! best: Product @provides(fields: "name") }
      extend type Product { name: String @external }
      type Query { warehouse(id: ID): Warehouse }`,
    reviews: `
      type Product @key(fields: "sku { code region }") { sku: Sku! reviews(n: Int): [Review!]! rating: Float }
      type Sku @shareable { code: String! region: String! }
      type Review @key(fields: "id") { id: ID! body: String! product: Product author: Author! stars: Int }
      type Author @key(fields: "id", resolvable: false) { id: ID! }
      type Query { latest(n: Int = 2): [Review] products(n: Int = 3): [Product!]! @shareable }`,
    authors: `
      type Author @key(fields: "id") { id: ID! name: String! reviews: [Review!] favourite: Product }
      type Review @key(fields: "id") { id: ID! likes: Int! }
      type Product @key(fields: "upc") { upc: ID! fans: [Author]
        cost: Float @external moved: String! @external offer: Float @requires(fields: "cost moved") }`,
  },
  /**
   * Interface objects: fields added to every implementation by a subgraph that knows none. Many may not be null: the
   * planner asks objects also for what is wanted of other types, or under parents of other types, and one that fails
   * there must not cost the object.
   */
  media: {
    library: `
      interface Media @key(fields: "id") { id: ID! title: String! pages: Int! }
      type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! isbn: String! sequel: Book }
      type Film implements Media @key(fields: "id") { id: ID! title: String! pages: Int! minutes: Int! director: String }
      type Query { media: [Media!]! medium(id: ID!): Media book: Book! shelf: [[Media]] }`,
    reviews: `
      type Media @interfaceObject @key(fields: "id") { id: ID! reviews: [Review!]! score(scale: Int = 5): Int! rank: Int
        title: String! @external blurb: String @requires(fields: "title") }
      type Review @key(fields: "id") { id: ID! text: String! media: Media about: Media! }
      type Query { top: [Media!]! review(id: ID!): Review }`,
    shops: `
      type Book @key(fields: "id") { id: ID! price(currency: String): Float! shop: Shop }
      type Film @key(fields: "id") { id: ID! rent: Float! shop: Shop! }
      type Shop { name: String! open: Boolean sells: [Book!] }
      type Query { shop: Shop }`,
  },
  /** `@context`: arguments that come from some parent, with entities completed by other subgraphs on the way. */
  market: {
    stalls: `
      type Shop @key(fields: "id") @context(name: "place") {
        id: ID! currency: String language: String! items(n: Int = 2): [Item!]! best: Goods owner: Person }
      type Fair @key(fields: "id") @context(name: "place") { id: ID! currency: String stands: [Goods] shop: Shop }
      interface Goods { id: ID! name: String! twin: Goods }
      type Service implements Goods @key(fields: "id") { id: ID! name: String! twin: Goods
        label(long: Boolean, currency: String @fromContext(field: "$place { currency }")): String! }
      type Item implements Goods @key(fields: "id") { id: ID! name: String! twin: Goods
        label(long: Boolean, currency: String @fromContext(field: "$place { currency }")): String!
        offer(currency: String @fromContext(field: "$place { currency }")): Offer }
      type Offer { price: Float! item: Item }
      type Person @key(fields: "id") { id: ID! name: String }
      type Query { shop(id: ID!): Shop shops(n: Int = 2): [Shop!]! fair: Fair }
      type Mutation { open(id: ID!): Shop close(n: Int): Fair! }`,
    prices: `
      interface Goods { price: Float! }
      type Item implements Goods @key(fields: "id") { id: ID! price: Float! tax(n: Int): Int }
      type Service implements Goods @key(fields: "id") { id: ID! price: Float! hours: Int! }
      type Shop @key(fields: "id") { id: ID! rating: Int open: Boolean! }`,
    people: `
      type Person @key(fields: "id") { id: ID! born: Int! shops(n: Int = 1): [Shop!] wish: Item wishes(n: Int): [Item!] }
      type Item @key(fields: "id", resolvable: false) { id: ID! }
      type Shop @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  /** Members of a union and of an interface that share fields by name: one response name under several parents. */
  archive: {
    shelves: `
      union Record = Letter | Photo | Film
      interface Held { id: ID! part: Part parts(n: Int): [Part!] next: Record }
      type Letter implements Held { id: ID! part: Part parts(n: Int): [Part!] next: Record pages: Int! of: Place }
      type Photo implements Held @key(fields: "id") { id: ID! part: Part parts(n: Int): [Part!] next: Record of: Place }
      type Film implements Held { id: ID! part: Part parts(n: Int): [Part!] next: Record minutes: Int }
      type Part @key(fields: "id") { id: ID! mark: String }
      type Place { name: String part: Part }
      type Query { records(n: Int = 3): [Record] record: Record held: [Held!] grid: [[Record]] }`,
    readers: `
      type Part @key(fields: "id") { id: ID! text(size: Int, tone: String): String title: String note: String
        deep: Deep owner: Person others(n: Int): [Part!] }
      type Photo @key(fields: "id") { id: ID! light(n: Int): String shade: String owner: Person }
      type Deep { text(size: Int): String title: String part: Part }
      type Person @key(fields: "id") { id: ID! name: String! nick: String! }`,
    people: `
      type Person @key(fields: "id") { id: ID! born(n: Int): Int! died: Int! best: Part }
      type Part @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  /** Inputs of every kind, custom scalars, enums, deep lists, unions of values. */
  inputs: {
    search: `
      scalar Json
      scalar Code
      enum Order { UP DOWN HIDDEN @inaccessible }
      enum Colour { RED GREEN }
      input Range { from: Int! = 0 to: Int step: Float }
      input Filter { text: String codes: [Code!] ranges: [Range!] order: Order nested: Filter ids: [ID] flag: Boolean = true }
      union Hit = Page | Tag
      type Page @key(fields: "id") { id: ID! title(code: Code): String meta: Json colour(order: Order): Colour parts: [[Hit!]!] }
      type Tag { label(order: Order = UP): String! meta: Json pages(filter: Filter): [Page!] }
      type Query { search(filter: Filter, n: Int): [Hit] page(id: ID!): Page matrix(range: Range): [[Int!]] code(code: Code!): Json }`,
    archive: `
      scalar Code
      input Stamp { at: Code! by: [String!] }
      type Page @key(fields: "id") { id: ID! versions(stamp: Stamp, n: Int = 1): [Version!] first: Version }
      type Version { number: Int! of: Page diff(against: [Int!]): String }
      type Query { versions(stamps: [Stamp!]): [Version] }`,
  },
  /** Requirements of requirements, through four subgraphs and back, with and without what parents provide. */
  quarry: {
    pit: `
      type Query { stone(id: ID!): Stone stones(n: Int = 2): [Stone!] }
      type Stone @key(fields: "id") { id: ID! raw(unit: String = "kg"): Int sold: Int @external stamp: Int @requires(fields: "sold") size: Size! @shareable }
      type Size @shareable { height: Int width: Int! }`,
    mill: `
      type Query { cut: [Stone] }
      type Stone @key(fields: "id") { id: ID! raw(unit: String = "kg"): Int @external stamp: Int @external
        slab: Int @requires(fields: "raw") fine(n: Int): Int @requires(fields: "raw(unit: \\"g\\")") price: Int @requires(fields: "stamp") own: Int! }`,
    shop: `
      type Query { offers: [Stone] }
      type Stone @key(fields: "id") { id: ID! slab: Int @external fine(n: Int): Int @external sold: Int @requires(fields: "slab")
        gift: Int @requires(fields: "fine(n: 7)") }`,
    wall: `
      type Query { wall: Wall walls: [Wall!] }
      type Wall @key(fields: "id") { id: ID! first: Stone @provides(fields: "name size { width }") stones: [Stone] }
      type Stone @key(fields: "id") { id: ID! name: String! @external size: Size! @external
        sign: String @requires(fields: "name size { width height }") short: String! @requires(fields: "name") }
      type Size @shareable { height: Int width: Int! }`,
    names: `
      type Stone @key(fields: "id") { id: ID! name: String! @shareable sign: String @external tale: String @requires(fields: "sign") }`,
  },
  /**
   * Members that only one of two subgraphs knows where both can be asked: the planner takes them for impossible. The
   * fields tagged "unasked" are known to the planner and never worth the way.
   */
  port: {
    harbour: `
      type Query { berth(id: ID!): Berth berths(n: Int = 3): [Berth!]! vessel(id: ID!): Vessel }
      type Mutation { moor(id: ID!): Berth! clear(n: Int): [Berth!]! }
      type Berth @key(fields: "id") { id: ID! depth: Float hold(n: Int): Hold! @shareable beside: Berth }
      type Hold @shareable { cargo(n: Int = 2): [Cargo!]! newest: Cargo largest: Freight sorted: [[Cargo]] }
      union Cargo = Crate | Vessel | Tank
      interface Freight { id: ID! weight: Float quay: Quay }
      type Crate implements Freight @shareable { id: ID! weight: Float quay: Quay note: String! }
      type Vessel implements Freight @key(fields: "id") {
        id: ID! weight: Float quay: Quay masts: Int! name(short: Boolean): String hull: Hull tows: [[Vessel!]] berth: Berth }
      type Hull @key(fields: "serial maker { code land }") { serial: ID! maker: Maker! metres(unit: String): Float }
      type Maker @shareable { code: Int! land: String! }
      type Quay @key(fields: "id") { id: ID! metres: Float! }
      type Tank implements Freight @key(fields: "number") { number: ID! id: ID! weight: Float quay: Quay filled: Boolean of: Hull }`,
    customs: `
      type Query { office: Office }
      type Office { name: String! sealed: [Parcel!] chief: String }
      type Berth @key(fields: "id") { id: ID! officer: String! office: Office hold(n: Int): Hold! @shareable @tag(name: "unasked") }
      type Hold @shareable { cargo(n: Int = 2): [Cargo!]! @tag(name: "unasked") newest: Cargo @tag(name: "unasked")
        largest: Freight @tag(name: "unasked") sorted: [[Cargo]] @tag(name: "unasked") }
      union Cargo = Crate | Parcel
      interface Freight { id: ID! weight: Float quay: Quay }
      type Crate implements Freight @shareable { id: ID! weight: Float quay: Quay note: String! }
      type Quay @key(fields: "id", resolvable: false) { id: ID! }
      type Parcel implements Freight { id: ID! weight: Float quay: Quay seal: String! }`,
    flags: `
      type Vessel @key(fields: "id") @key(fields: "callSign") { id: ID! callSign: String! flag(long: Boolean): String
        masts: Int! @external name(short: Boolean): String @external hull: Hull @external
        rig(n: Int): String @requires(fields: "masts name(short: true)") claim: Claim @requires(fields: "hull { metres(unit: \\"ft\\") }") sisters(n: Int = 1): [Vessel!]! owner: Owner }
      type Hull @key(fields: "serial maker { code land }") { serial: ID! maker: Maker! metres(unit: String): Float @external steel: Boolean! twin: Hull }
      type Claim { sum: Float! against: [Vessel!] }
      type Maker @shareable { code: Int! land: String! }
      type Owner { name: String! since: Int fleet: [Property!] }
      union Property = Vessel | Hull | Owner`,
    radio: `
      type Vessel @key(fields: "callSign") { callSign: String! channel(n: Int): Int! rig(n: Int): String @external flag(long: Boolean): String @external
        song: String @requires(fields: "rig(n: 3)") range: Int! @requires(fields: "flag") heard: [Vessel] last: Talk }
      type Quay @key(fields: "id") { id: ID! mast: Int watch(n: Int): String! nearest: Quay }
      type Talk { text: String with: Vessel }
      type Tank @key(fields: "number") { number: ID! filled: Boolean @external alarm: String @requires(fields: "filled") beacon: String pair: Tank }`,
  },
};

/** Schemas of which the planner leaves some out: see "port". */
export const ANSWERED_IN_PART: ReadonlySet<string> = new Set(['port']);
