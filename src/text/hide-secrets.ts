const userOfAddress = /(?<=:\/\/)[^@/\s]+(?=@)/g;

/** A text without the names and passwords in its addresses: what it says may stand in a log that everybody reads. */
export function hideSecrets(text: string): string {
  return text.replace(userOfAddress, (user) => (user === 'git' ? user : '…'));
}

/** The same, and each character stays in its column. */
export function coverSecrets(line: string): string {
  // Few lines have an address, and a line may be a whole chapter.
  if (!line.includes('://')) return line;
  return line.replace(userOfAddress, (user) => (user === 'git' ? user : '…'.repeat(user.length)));
}
