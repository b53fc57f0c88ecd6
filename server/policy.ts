import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import { refusal } from './refusal.ts';

/** A role of the actor for one union, one company, or the person alone. */
export interface Grant {
  role: Role;
  unionId: string | null;
  companyId: string | null;
}

export interface Actor {
  accountId: string;
  personId: string;
  name: string;
  sessionId: string;
  grants: readonly Grant[];
}

/**
 * The only place that answers "may this actor do this to that".
 * Rows of unions are reached through `unionScope`: every query joins it, so that a row out of
 * scope is missing, not forbidden.
 */
export interface Policy {
  allows(permission: Permission): boolean;
  /** 401 when nobody is signed in, 403 when no role of the actor has the permission. */
  require(permission: Permission): Actor;
  /** Unions at whose root and below the actor may do this; empty when none. */
  unionScope(permission: Permission): string[];
  /** The company the actor may do this for. */
  company(permission: Permission): string;
  /** The role with which the actor acts, for steps and the audit trail. */
  roleFor(permission: Permission): Role;
}

export function createPolicy(actor: Actor | null): Policy {
  const granted = (permission: Permission): Grant[] =>
    (actor?.grants ?? []).filter((grant) => mayPerform(grant.role, permission));

  const first = (permission: Permission): Grant => {
    if (!actor) throw refusal('request.notSignedIn');
    const [grant] = granted(permission);
    if (!grant) throw refusal('request.forbidden');
    return grant;
  };

  return {
    allows: (permission) => granted(permission).length > 0,
    require(permission) {
      first(permission);
      if (!actor) throw refusal('request.notSignedIn');
      return actor;
    },
    unionScope(permission) {
      first(permission);
      return granted(permission).flatMap((grant) => (grant.unionId ? [grant.unionId] : []));
    },
    company(permission) {
      first(permission);
      const companyId = granted(permission).find((grant) => grant.companyId)?.companyId;
      if (!companyId) throw refusal('request.forbidden');
      return companyId;
    },
    roleFor: (permission) => first(permission).role,
  };
}
