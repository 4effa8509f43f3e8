// What the journeys through the API have in common.

/** Where the platform answers, and the password of its admin, from the command line. */
export function place(): { address: string; password: string } {
  const [address, password] = process.argv.slice(2);
  if (address === undefined || password === undefined) {
    throw new Error('Needs ADDRESS and PASSWORD.');
  }
  return { address, password };
}

export function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`It does not hold that ${what}.`);
  }
}
