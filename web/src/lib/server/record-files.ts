import type { recordFileRoutes } from '@sunshine/contract/attachments/record-file-routes.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { call, upload } from './api.ts';
import { requiredText } from './form-data.ts';
import { namedFailure } from './named-failure.ts';

type FileRoutes = ReturnType<typeof recordFileRoutes<`/api/${string}`, Permission, Permission>>;

/** The acts `addFile` and `removeFile` of a page whose parameter is the record's id; `attachments.svelte` posts them. */
export function fileActions(routes: Pick<FileRoutes, 'add' | 'remove'>) {
  return {
    addFile: async (event: RequestEvent) => {
      try {
        await upload(event, routes.add, { id: event.params.id ?? '' });
        return { form: 'files', done: '附件传好了。' };
      } catch (error) {
        return namedFailure('files', error, new FormData());
      }
    },
    removeFile: async (event: RequestEvent) => {
      const data = await event.request.formData();
      const fileId = requiredText(data, 'fileId');
      try {
        const reason = requiredText(data, 'reason');
        await call(event, routes.remove, { id: event.params.id ?? '', fileId, reason });
        return { form: 'files', done: '附件移除了，内容已经清掉，原因留着。' };
      } catch (error) {
        return namedFailure(`file-${fileId}`, error, data);
      }
    },
  };
}
