interface Person {
  id: string;
  name: string;
  email: string;
  password: string;
}

export const MARIA: Person;
export const JONAS: Person;
export function visitorAuthor(name: string): object;
