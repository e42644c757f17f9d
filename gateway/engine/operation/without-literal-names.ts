/**
 * What a subgraph says of a variable that stands for a literal of the document, in words that the client can follow: it
 * wrote no such variable. The names are those of `LiteralVariables`.
 */
export function withoutLiteralNames(message: string): string {
  return message.includes('literal')
    ? message.replaceAll(VARIABLE, 'A literal in the document').replaceAll(PLACE, ' at "$1"')
    : message;
}

const VARIABLE = /Variable "\$_literal\d+"/g;
/** Inside an object or list: ` at "_literal1.owner"`. */
const PLACE = / at "_literal\d+\.?([^"]*)"/g;
