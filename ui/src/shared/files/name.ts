/** The name of a file or a folder, without where it is. Pure. */
export function nameOfFile(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
