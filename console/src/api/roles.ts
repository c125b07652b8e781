import type { Role } from './staff';

/** What the console offers only to some; the server decides for itself. */
export type Permission =
  | 'prompt.publish'
  | 'article.publish'
  | 'answer.review'
  | 'confidence.manage'
  | 'knowledge.rollback'
  | 'source.manage'
  | 'model.manage'
  | 'staff.view'
  | 'staff.invite';

const GRANTS: Record<Role, readonly Permission[]> = {
  agent: [],
  lead: ['prompt.publish', 'article.publish', 'answer.review', 'staff.view'],
  admin: [
    'prompt.publish',
    'article.publish',
    'answer.review',
    'confidence.manage',
    'knowledge.rollback',
    'source.manage',
    'model.manage',
    'staff.view',
    'staff.invite',
  ],
};

export const may = (role: Role, permission: Permission): boolean =>
  GRANTS[role].includes(permission);
