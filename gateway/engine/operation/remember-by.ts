/**
 * Keeps what was read of an owner, by a key, for as long as there is the owner: a dead sector is told of at every element
 * of a list, and each time the same is asked about the operation.
 */
export function rememberBy<Owner extends object, Value>() {
  const known = new WeakMap<Owner, Map<string, Value>>();
  return (owner: Owner, key: string, read: () => Value): Value => {
    let values = known.get(owner);
    if (!values) known.set(owner, (values = new Map()));
    let value = values.get(key);
    if (value === undefined) values.set(key, (value = read()));
    return value;
  };
}
