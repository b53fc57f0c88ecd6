import type { CallerInput, CallerReply, Input, Route } from '@sunshine/contract/route.ts';
import { loadActor } from '@sunshine/db/queries/accounts/load-actor.ts';
import { createContext, type Services } from '../context.ts';
import { apiOperations } from '../operations.ts';
import type { Actor } from '../policy.ts';

/** Where the demo's people act: the product's own verbs, at the days of the story. */
export interface Stage {
  services: Services;
  /** Sets the day of what follows; the time moves on by a minute with every act. */
  on(day: string): void;
  today(): string;
  /** Does what somebody would do through the API: same contract, same verb. */
  act<R extends Route>(route: R, input: CallerInput<R>, actor: Actor | null): Promise<CallerReply<R>>;
  /** The actor behind a reply that signed somebody in. */
  actorOf(signedIn: { accessToken: string }): Promise<Actor>;
}

export function createStage(services: Services): Stage {
  let now = services.clock.now();
  let acts = 0;
  const staged: Services = { ...services, clock: { now: () => now } };

  return {
    services: staged,
    on(day) {
      now = new Date(`${day}T09:00:00+08:00`);
    },
    today: () => now.toISOString().slice(0, 10),
    async act(route, input, actor) {
      acts += 1;
      now = new Date(now.getTime() + 60_000);
      const operation = apiOperations.find((known) => known.route === route);
      if (!operation) throw new Error(`${route.path} is not an operation of the API`);
      // Each act comes from an address of its own, or the limits against guessing would stop the story.
      const ctx = createContext(staged, { actor, requestId: `demo-${acts}`, client: `demo-${acts}` });
      const reply = await operation.run(ctx, checkedInput(route, input));
      // The route's table ties a verb's reply to the route; nothing is lost on the way in one process.
      return reply as CallerReply<typeof route>;
    },
    async actorOf({ accessToken }) {
      const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as {
        sid: string;
      };
      const actor = await loadActor(services.db, claims.sid, now);
      if (!actor) throw new Error('the session of a demo account has ended');
      return actor;
    },
  };
}

function checkedInput<R extends Route>(route: R, input: CallerInput<R>): Input<R> {
  const parts = [route.params, route.query, route.body].map((schema) => schema?.parse(input) ?? {});
  return Object.assign({}, ...parts) as Input<R>;
}
