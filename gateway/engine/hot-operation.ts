/** An operation in use: enough to plan it before it is asked, on another version of the supergraph. No values. */
export interface HotOperation {
  /** A text of it, as a client sent it. */
  readonly query: string;
  readonly operationName: string | undefined;
  /** Variables that `@skip` and `@include` found true. */
  readonly on: readonly string[];
  /** Of one who sent it: decides `percent(n)` overrides. */
  readonly callerKey: string | undefined;
  /** How often it was asked; earlier generations count half. */
  readonly uses: number;
}
