/** What a name is sorted by where the person does not say: `Jane van der Doe` → `Doe, Jane van der`. */
export function sortName(name: string): string {
  return name;
}
